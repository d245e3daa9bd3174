// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/logs/record.hpp>
#include <sipyco/value/value.hpp>

#include <functional>
#include <string>

/// Records as ARTIQ's master broadcasts them on the channel `log`: (number of the level, source, seconds since 1970,
/// "name:message").
namespace sipyco::logserver {

inline constexpr const char* master_channel = "log";

[[nodiscard]] Value master_record(const logs::record& record);

/// Calls back with the record that a message is. What is none becomes a record of level INFO and name `print`, with a
/// mark.
void read_master_record(const Value& message, const std::string& peer,
                        const std::function<void(const logs::record&)>& handler);

}  // namespace sipyco::logserver
