// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/scalar_text.hpp"

#include "base/base64.hpp"
#include "base/float_text.hpp"
#include "base/utf8.hpp"

#include <bit>
#include <charconv>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sipyco::pyon {
namespace {

constexpr std::size_t max_int64_chars = 20;
constexpr std::size_t small_bytes = 1024;
constexpr std::size_t max_escape_chars = 12;  // a pair of surrogates

bool is_plain(char c) noexcept { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; }

/// Copies characters that stand for themselves; moves both places on. `to` has room for all and 16 bytes.
void copy_plain(const char*& from, const char* end, char*& to) noexcept {
#if defined(__SSE2__)
  for (; end - from >= 16; from += 16, to += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    // As signed numbers all but 0x20 to 0x7f are small.
    const __m128i special = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))),
        _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7f))));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(special));
    if (found == 0) continue;
    from += std::countr_zero(found);
    to += std::countr_zero(found);
    return;
  }
#endif
  while (from != end && is_plain(*from)) *to++ = *from++;
}

char* write_unit(char* to, char32_t unit) noexcept {
  constexpr const char* digits = "0123456789abcdef";
  *to++ = '\\';
  *to++ = 'u';
  for (int shift = 12; shift >= 0; shift -= 4) *to++ = digits[unit >> shift & 0xf];
  return to;
}

char* write_escape(char* to, char32_t c) noexcept {
  constexpr std::string_view characters = "\"\\\n\r\t\b\f", letters = "\"\\nrtbf";
  if (c < 0x80) {
    const std::size_t simple = characters.find(static_cast<char>(c));
    if (simple == std::string_view::npos) return write_unit(to, c);
    *to++ = '\\';
    *to++ = letters[simple];
    return to;
  }
  if (c < 0x10000) return write_unit(to, c);
  to = write_unit(to, 0xD800 + ((c - 0x10000) >> 10));
  return write_unit(to, 0xDC00 + ((c - 0x10000) & 0x3FF));
}

/// Writes the text from `position` up to about `stop`, as far as characters are whole.
char* write_escaped(char* to, std::string_view text, std::size_t& position, std::size_t stop) noexcept {
  const char* const begin = text.data();
  const char* from = begin + position;
  const char* const end = begin + stop;
  while (from < end) {
    copy_plain(from, end, to);
    if (from == end) break;
    position = static_cast<std::size_t>(from - begin);
    to = write_escape(to, base::next_code_point(text, position));
    from = begin + position;
  }
  position = static_cast<std::size_t>(from - begin);
  return to;
}

}  // namespace

void put_integer(text_sink& out, std::int64_t x) {
  char* const to = out.room(max_int64_chars);
  out.advance(std::to_chars(to, to + max_int64_chars, x).ptr);
}

void put_float(text_sink& out, double x) { out.advance(base::write_float(out.room(base::max_float_chars), x)); }

void put_str(text_sink& out, std::string_view text) {
  constexpr std::size_t piece = 512;  // whose escapes, at most six times as long, fit the sink's buffer
  static_assert(6 * piece + max_escape_chars + 16 + 2 <= text_sink::buffer_bytes);
  std::size_t position = 0;
  out.put('"');
  do {
    const std::size_t stop = std::min(text.size(), position + piece);
    char* const to = out.room(6 * (stop - position) + max_escape_chars + 16);
    out.advance(write_escaped(to, text, position, stop));
  } while (position < text.size());
  out.put('"');
}

void put_base64(text_sink& out, std::span<const std::byte> bytes) {
  if (bytes.size() <= small_bytes) {
    out.advance(base::write_base64(out.room(base::base64_encoded_size(bytes.size())), bytes));
    return;
  }
  if (std::string* const direct = out.direct(base::base64_encoded_size(bytes.size())))
    base::append_base64(*direct, bytes);
}

}  // namespace sipyco::pyon
