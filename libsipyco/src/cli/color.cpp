// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/color.hpp>

#include <unistd.h>

#include <cstdlib>

namespace sipyco::cli {

namespace {

std::string_view read(environment env, const char* name) {
  const char* text = env(name);
  return text ? text : "";
}

bool is_forced(std::string_view text) { return !text.empty() && text != "0"; }

}  // namespace

std::optional<color_when> parse_color_when(std::string_view text) noexcept {
  if (text == "auto") return color_when::automatic;
  if (text == "always") return color_when::always;
  if (text == "never") return color_when::never;
  return std::nullopt;
}

bool use_color(color_when flag, bool is_terminal, environment env) {
  if (flag != color_when::automatic) return flag == color_when::always;
  if (!read(env, "NO_COLOR").empty()) return false;
  if (is_forced(read(env, "CLICOLOR_FORCE")) || is_forced(read(env, "FORCE_COLOR"))) return true;
  const auto terminal = read(env, "TERM");
  return is_terminal && !terminal.empty() && terminal != "dumb";
}

bool use_color(color_when flag, int descriptor) {
  return use_color(flag, isatty(descriptor) == 1, [](const char* name) -> const char* { return std::getenv(name); });
}

}  // namespace sipyco::cli
