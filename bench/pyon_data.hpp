// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace sipyco::bench {

/// A kind of document.
struct shape {
  std::string_view name;
  Value (*make)(std::size_t count);
  std::size_t count;  // so that the text has one or two megabytes
};

/// Documents of which JSON holds all: floats, ints, strings, nested records like ARTIQ's datasets.
[[nodiscard]] const std::vector<shape>& json_shapes();

/// ARTIQ's datasets as they are: tuples, and among them small arrays.
[[nodiscard]] Value make_datasets(std::size_t count);

/// Random bytes as an array of float64.
[[nodiscard]] Value make_array(std::size_t count);

}  // namespace sipyco::bench
