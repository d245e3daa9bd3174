// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/record_text.hpp"

#include <sipyco/logs/record.hpp>

#include <string>

/// Formats that other log systems take in.
namespace sipyco::logserver {

/// The severity that syslog has for a level: 2 (critical) to 7 (debug).
[[nodiscard]] int syslog_severity(log_level level) noexcept;

/// systemd's Journal Export Format, for systemd-journal-remote.
void append_journal_export(std::string& out, const logs::record& record);
/// A datagram for systemd's journal. That of an exception has its place in the code, as Python's traceback in the
/// message tells it.
void append_journal_native(std::string& out, const logs::record& record);
/// A line of RFC 5424: facility user, the source as the application, the name as the message's kind.
void append_rfc5424(std::string& out, const logs::record& record, clock_text& clock);
/// `ts=... level=... source=... name=... msg=...`
void append_logfmt(std::string& out, const logs::record& record, clock_text& clock);

}  // namespace sipyco::logserver
