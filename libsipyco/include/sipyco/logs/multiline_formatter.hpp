// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include <sipyco/base/log.hpp>

namespace sipyco::logs {

/// Python's `sipyco.logs.MultilineFormatter`: `LEVEL:name:message`, and `LEVEL<n>:name:message` for a message of n
/// lines. ARTIQ's controller manager and `logforward` read it from the standard error of what they run.
///
/// Control characters but newline and tab become escapes. No newline is added.
class MultilineFormatter {
 public:
  /// Each newline in `message` begins another line.
  [[nodiscard]] std::string format(log_level level, std::string_view name, std::string_view message) const;
  /// With the exception in the lines behind the message, as Python's `logger.exception` has it.
  [[nodiscard]] std::string format(log_level level, std::string_view name, std::string_view message,
                                   const std::exception& error) const;
};

/// `Class: message`, in Python's order behind what it was thrown because of (std::throw_with_nested), and with the
/// remote traceback of a RemoteError. Several lines, without a final newline.
[[nodiscard]] std::string format_exception(const std::exception& error);

}  // namespace sipyco::logs
