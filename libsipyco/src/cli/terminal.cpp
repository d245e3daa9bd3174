// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/terminal.hpp>

#include "base/escape.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

namespace sipyco::cli {

namespace {

std::size_t environment_columns() {
  const char* text = std::getenv("COLUMNS");
  if (!text) return 0;
  const std::string_view digits = text;
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), columns);
  return error == std::errc() && end == digits.data() + digits.size() ? columns : 0;
}

}  // namespace

std::size_t output_width(int descriptor) {
  constexpr std::size_t usual = 80;
  if (isatty(descriptor) != 1) return usual;
  if (const auto columns = environment_columns()) return columns;
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return usual;
}

std::string safe_text(std::string_view text) { return base::escape_controls(text); }

std::string safe_line(std::string_view text) { return base::escape_to_one_line(text); }

}  // namespace sipyco::cli
