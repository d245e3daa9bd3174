// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sipyco::pyon {

/// The bytes of a string up to the next that may mean something else than itself.
struct plain_run {
  const char* end;
  bool ascii;
};

/// The eight bytes at `p`, the first in the lowest bits.
[[nodiscard]] inline std::uint64_t load_eight(const char* p) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, p, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

/// Stops at `quote`, at a backslash, at a control character below 0x20, or at `end`.
[[nodiscard]] inline plain_run find_special(const char* p, const char* end, char quote) noexcept {
  unsigned high = 0;
#if defined(__SSE2__)
  const __m128i quotes = _mm_set1_epi8(quote), backslashes = _mm_set1_epi8('\\'), controls = _mm_set1_epi8(0x1f);
  for (; end - p >= 16; p += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i special =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quotes), _mm_cmpeq_epi8(bytes, backslashes)),
                     _mm_cmpeq_epi8(_mm_min_epu8(bytes, controls), bytes));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(special));
    const auto above = static_cast<unsigned>(_mm_movemask_epi8(bytes));
    if (found != 0) {
      high |= above & ((found & (0U - found)) - 1);
      return {p + std::countr_zero(found), high == 0};
    }
    high |= above;
  }
#else
  constexpr std::uint64_t ones = 0x0101010101010101U, highs = ones * 0x80;
  const auto has_zero = [](std::uint64_t x) { return (x - ones) & ~x & highs; };
  for (; end - p >= 8; p += 8) {
    const std::uint64_t word = load_eight(p);
    const std::uint64_t low = (word - ones * 0x20) & ~word & highs;
    if ((low | has_zero(word ^ ones * '\\') | has_zero(word ^ ones * static_cast<unsigned char>(quote))) != 0) break;
    high |= (word & highs) != 0;
  }
#endif
  for (; p != end && *p != quote && *p != '\\' && static_cast<unsigned char>(*p) >= 0x20; ++p)
    high |= static_cast<unsigned char>(*p) & 0x80U;
  return {p, high == 0};
}

}  // namespace sipyco::pyon
