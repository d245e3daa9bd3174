// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/text_format.hpp"

#include <algorithm>
#include <iterator>

namespace sipyco::pyonfmt {

namespace {

constexpr std::string_view names[] = {"auto", "pyon1", "pyon2", "json", "repr", "lines"};

}  // namespace

std::optional<text_format> parse_text_format(std::string_view name) noexcept {
  const auto* const found = std::ranges::find(names, name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<text_format>(found - names);
}

std::string_view name_of(text_format format) noexcept { return names[static_cast<std::size_t>(format)]; }

}  // namespace sipyco::pyonfmt
