// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// Log records on the wire and on a controller's stderr:
///
///     LEVEL:name:message
///     LEVEL<3>:name:first line
///     second line
///     third line
///
/// Sent to a log server, the first line has `source:` before it.
namespace sipyco::protocol {

/// What the first line of a record says.
struct log_head {
  log_level level = log_level::info;
  /// All lines of the record, this one included; at least 1.
  std::uint64_t lines = 1;
  std::string_view name;
  std::string_view message;
};

/// The name under which text is logged that is not in the format (Python's `parse_log_message`).
inline constexpr std::string_view plain_text_name = "print";

/// Python's `parse_log_message`, but `<0>` is one line. Text that is not in the format is a message itself.
[[nodiscard]] log_head parse_log_head(std::string_view line);

/// Appends a record with its newline; `source` may be empty. What would break the format is made safe: colons and
/// newlines in the source, newlines and colons in the name become `_`.
void append_log_message(std::string& out, std::string_view source, log_level level, std::string_view name,
                        std::string_view message);

}  // namespace sipyco::protocol
