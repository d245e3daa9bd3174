// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/logs/record.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

/// Records from JSON, as `--format=json` writes them.
namespace sipyco::logserver {

/// `2026-11-22T11:30:23.678100Z`: any number of digits behind the second, or none; `Z` or an offset such as `+01:00`.
[[nodiscard]] std::optional<std::chrono::system_clock::time_point> parse_iso_time(std::string_view text);

/// Calls back with the record that a line holds. All fields but `message` may be missing: then it is of level INFO and
/// of now. What is no record becomes one itself, of name `print`, with a mark.
void read_json_record(std::string_view line, const std::function<void(const logs::record&)>& handler);

}  // namespace sipyco::logserver
