// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace sipyco::base {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;

std::uint64_t load_word(const char* p) {
  std::uint64_t word = 0;
  std::memcpy(&word, p, sizeof word);
  return word;
}

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

/// Length of the well-formed sequence at `i`, or 0. A second byte's range depends on the first: no overlong forms,
/// nothing above max_code_point, surrogates only where asked for.
std::size_t sequence_length(std::string_view text, std::size_t i, bool surrogates) {
  const unsigned first = byte_at(text, i);
  const auto left = text.size() - i;
  const auto continues = [&](std::size_t k, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte_at(text, i + k) >= low && byte_at(text, i + k) <= high;
  };
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return left >= 2 && continues(1) ? 2 : 0;
  if (first < 0xF0) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = first == 0xED && !surrogates ? 0x9F : 0xBF;
    return left >= 3 && continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (first > 0xF4) return 0;
  const unsigned low = first == 0xF0 ? 0x90 : 0x80;
  const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
  return left >= 4 && continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
}

std::size_t find_invalid(std::string_view text, bool surrogates) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (byte_at(text, i) < 0x80) {
      i += find_non_ascii(text.substr(i));
      continue;
    }
    const auto length = sequence_length(text, i, surrogates);
    if (length == 0) return i;
    i += length;
  }
  return i;
}

}  // namespace

std::size_t find_non_ascii(std::string_view text) noexcept {
  std::size_t i = 0;
  while (text.size() - i >= 8 && (load_word(text.data() + i) & high_bits) == 0) i += 8;
  while (i < text.size() && byte_at(text, i) < 0x80) ++i;
  return i;
}

std::size_t find_invalid_utf8(std::string_view text) noexcept { return find_invalid(text, false); }

std::size_t find_invalid_wtf8(std::string_view text) noexcept { return find_invalid(text, true); }

void append_code_point(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

void append_joining(std::string& out, char32_t c) {
  const auto size = out.size();
  if (is_low_surrogate(c) && size >= 3 && byte_at(out, size - 3) == 0xED && byte_at(out, size - 2) >= 0xA0 &&
      byte_at(out, size - 2) < 0xB0) {
    std::size_t position = size - 3;
    c = join_surrogates(next_code_point(out, position), c);
    out.resize(size - 3);
  }
  append_code_point(out, c);
}

char32_t next_code_point(std::string_view text, std::size_t& position) noexcept {
  const auto bits = [&](std::size_t k) { return static_cast<char32_t>(byte_at(text, position + k) & 0x3FU); };
  const char32_t first = byte_at(text, position);
  char32_t c = first;
  std::size_t length = 1;
  if (first >= 0xF0) {
    c = (first & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3);
    length = 4;
  } else if (first >= 0xE0) {
    c = (first & 0x0F) << 12 | bits(1) << 6 | bits(2);
    length = 3;
  } else if (first >= 0xC0) {
    c = (first & 0x1F) << 6 | bits(1);
    length = 2;
  }
  position += length;
  return c;
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace sipyco::base
