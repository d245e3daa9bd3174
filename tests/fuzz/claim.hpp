// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string_view>

namespace sipyco::fuzz {

/// Ends the program when a claim is broken; `shown` is the text that broke it.
inline void require(bool good, const char* claim, std::string_view shown) {
  if (good) return;
  std::fprintf(stderr, "broken: %s\n%.*s\n", claim, static_cast<int>(shown.size()), shown.data());
  std::abort();
}

/// Where to cut a text in two, by chance but always the same.
inline std::size_t cut(std::string_view text) {
  const std::size_t sum = std::accumulate(text.begin(), text.end(), text.size(), [](std::size_t all, char c) {
    return all * 31 + static_cast<unsigned char>(c);
  });
  return sum % (text.size() + 1);
}

}  // namespace sipyco::fuzz
