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

/// Floats, settings, ints, strings, nested records: of these JSON holds all. ARTIQ's datasets as they are, with tuples
/// and small arrays, and many small arrays alone: of these a JSON library reads version two's text, not what it stands
/// for.
[[nodiscard]] const std::vector<shape>& shapes();

/// Random bytes as an array of float64.
[[nodiscard]] Value make_array(std::size_t count);

}  // namespace sipyco::bench
