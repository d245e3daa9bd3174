// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/log.hpp>

#include <array>
#include <utility>

namespace sipyco {
namespace {

constexpr std::array<std::pair<log_level, std::string_view>, 7> level_names{{
    {log_level::critical, "CRITICAL"},
    {log_level::error, "ERROR"},
    {log_level::warning, "WARNING"},
    {log_level::warning, "WARN"},
    {log_level::info, "INFO"},
    {log_level::debug, "DEBUG"},
    {log_level::trace, "TRACE"},
}};

}  // namespace

std::string_view log_level_name(log_level level) noexcept {
  for (const auto& [at_least, name] : level_names)
    if (level >= at_least) return name;
  return "TRACE";
}

std::optional<log_level> parse_log_level(std::string_view name) noexcept {
  for (const auto& [level, known] : level_names)
    if (name == known) return level;
  return std::nullopt;
}

log_sink& default_log_sink() noexcept {
  // Never destroyed: whatever still runs while the program ends may log.
  static log_sink& sink = *new null_log_sink;
  return sink;
}

}  // namespace sipyco
