// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/dtype.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "base/half.hpp"

namespace sipyco::element {

/// Reads a T from unaligned memory in the given byte order.
template <class T>
[[nodiscard]] T load(const std::byte* from, bool big_endian = false) noexcept {
  std::array<std::byte, sizeof(T)> raw;
  std::memcpy(raw.data(), from, sizeof(T));
  if (big_endian != (std::endian::native == std::endian::big)) std::ranges::reverse(raw);
  return std::bit_cast<T>(raw);
}

/// A float of 2, 4, 8 or 16 bytes, without loss.
[[nodiscard]] inline long double load_floating(const std::byte* from, std::size_t size,
                                               bool big_endian = false) noexcept {
  switch (size) {
    case 2: return base::half_to_double(load<std::uint16_t>(from, big_endian));
    case 4: return load<float>(from, big_endian);
    case 8: return load<double>(from, big_endian);
    default: return load<long double>(from, big_endian);
  }
}

/// Brings `count` elements of the dtype into the other byte order.
inline void swap_bytes(std::byte* data, std::size_t nbytes, const dtype& type) noexcept {
  const std::size_t step = type.swap_size();
  if (step < 2) return;
  for (std::size_t at = 0; at + step <= nbytes; at += step) std::reverse(data + at, data + at + step);
}

}  // namespace sipyco::element
