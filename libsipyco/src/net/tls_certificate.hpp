// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

struct x509_st;

namespace sipyco::net {

/// `2026-11-22 11:30 UTC`.
[[nodiscard]] std::string begin_of(const x509_st* certificate);
[[nodiscard]] std::string end_of(const x509_st* certificate);

[[nodiscard]] bool is_expired(const x509_st* certificate);

/// `expired on DATE`, or in its last week `expires on DATE`; nothing before.
[[nodiscard]] std::optional<std::string> expiry_notice(const x509_st* certificate);

}  // namespace sipyco::net
