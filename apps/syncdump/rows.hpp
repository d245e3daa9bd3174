// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace sipyco::syncdump {

/// A line of the screen.
struct row {
  /// Names the entry from one drawing to the next.
  std::string path;
  /// Indented.
  std::string key;
  /// Empty for an entry whose own entries follow.
  std::string text;
};

/// The entries of a structure, up to a number of them: dicts inside dicts are taken apart, the rest is on one line.
[[nodiscard]] std::vector<row> rows_of(const Value& structure, std::size_t columns, std::size_t most);

}  // namespace sipyco::syncdump
