// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace sipyco {

/// Severity, with the numbers of Python's `logging` and sipyco's TRACE.
enum class log_level {
  trace = 5,
  debug = 10,
  info = 20,
  warning = 30,
  error = 40,
  critical = 50,
};

/// `TRACE`, `DEBUG`, ...; a number between them gets the name of the level below it.
[[nodiscard]] std::string_view log_level_name(log_level level) noexcept;

/// The level of an upper-case name, `WARN` included.
[[nodiscard]] std::optional<log_level> parse_log_level(std::string_view name) noexcept;

/// Where the library's messages go; the library itself never prints.
///
/// `log` may be called from any thread at any time, and must neither throw nor block for long.
class log_sink {
 public:
  log_sink() = default;
  log_sink(const log_sink&) = delete;
  log_sink& operator=(const log_sink&) = delete;
  virtual ~log_sink() = default;

  /// `name` is the logger's name (`sipyco.pc_rpc`, without colon); `message` is UTF-8 and may have several lines.
  virtual void log(log_level level, std::string_view name, std::string_view message) = 0;
};

/// Swallows everything.
class null_log_sink final : public log_sink {
 public:
  void log(log_level, std::string_view, std::string_view) override {}
};

/// A null_log_sink that outlives every user: the default where a sink is asked for.
[[nodiscard]] log_sink& default_log_sink() noexcept;

}  // namespace sipyco
