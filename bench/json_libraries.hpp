// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::bench {

/// What another library does with a JSON text; empty where it does not do that or was not found.
struct json_library {
  std::string_view name;
  std::function<void()> parse;
  std::function<void()> write;
};

/// RapidJSON (first, with full precision, NaN and infinities), Boost.JSON and simdjson, ready to parse and to write
/// `text`, which must outlive them.
[[nodiscard]] std::vector<json_library> json_libraries(const std::string& text);

}  // namespace sipyco::bench
