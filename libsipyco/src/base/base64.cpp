// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/base64.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace sipyco::base {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The first byte in the lowest address, whatever the machine.
std::uint64_t big_endian(std::uint64_t x) noexcept {
  if constexpr (std::endian::native == std::endian::little) x = __builtin_bswap64(x);
  return x;
}

/// The two characters of each twelve bits.
constexpr auto pairs = [] {
  std::array<std::array<char, 2>, 4096> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = {alphabet[i >> 6], alphabet[i & 63]};
  return out;
}();

/// Bits of the four characters of a group, each where it belongs among 24; `stray` for what is not in the alphabet.
constexpr std::uint32_t stray = std::uint32_t{1} << 31;
constexpr auto places = [] {
  std::array<std::array<std::uint32_t, 256>, 4> out{};
  for (std::size_t place = 0; place < 4; ++place) {
    out[place].fill(stray);
    for (std::uint32_t bits = 0; bits < 64; ++bits)
      out[place][static_cast<unsigned char>(alphabet[bits])] = bits << (18 - 6 * place);
  }
  return out;
}();

char* put_pair(char* to, std::uint64_t bits) noexcept {
  std::memcpy(to, pairs[bits & 0xFFF].data(), 2);
  return to + 2;
}

char* put_group(char* to, const std::byte* from) noexcept {
  const auto at = [&](int i) { return static_cast<std::uint32_t>(from[i]); };
  const std::uint32_t bits = at(0) << 16 | at(1) << 8 | at(2);
  return put_pair(put_pair(to, bits >> 12), bits);
}

/// Encodes whole groups of three bytes.
char* encode_groups(std::span<const std::byte> bytes, char* to) noexcept {
  const std::byte* from = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 6, from += 6) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    word = big_endian(word);
    for (const int shift : {52, 40, 28, 16}) to = put_pair(to, word >> shift);
  }
  for (; left != 0; left -= 3, from += 3) to = put_group(to, from);
  return to;
}

char* encode_rest(std::span<const std::byte> bytes, char* to) noexcept {
  if (bytes.empty()) return to;
  std::array<std::byte, 3> group{};
  std::ranges::copy(bytes, group.begin());
  to = put_group(to, group.data());
  std::fill(to - (3 - bytes.size()), to, '=');
  return to;
}

std::uint32_t group_at(const char* from) noexcept {
  const auto bits = [&](std::size_t i) { return places[i][static_cast<unsigned char>(from[i])]; };
  return bits(0) | bits(1) | bits(2) | bits(3);
}

void store_group(std::uint32_t bits, std::byte* to) noexcept {
  to[0] = static_cast<std::byte>(bits >> 16 & 0xFF);
  to[1] = static_cast<std::byte>(bits >> 8 & 0xFF);
  to[2] = static_cast<std::byte>(bits & 0xFF);
}

/// Decodes whole groups of four characters; false when one is not in the alphabet, as padding is not either.
bool decode_groups(std::string_view groups, std::byte* to) noexcept {
  const char* from = groups.data();
  std::size_t left = groups.size();
  std::uint32_t seen = 0;
  for (; left >= 12; left -= 8, from += 8, to += 6) {  // two bytes more are written than decoded
    const std::uint32_t first = group_at(from), second = group_at(from + 4);
    seen |= first | second;
    const std::uint64_t word = big_endian(std::uint64_t{first} << 40 | std::uint64_t{second} << 16);
    std::memcpy(to, &word, sizeof word);
  }
  for (; left != 0; left -= 4, from += 4, to += 3) {
    const std::uint32_t bits = group_at(from);
    seen |= bits;
    store_group(bits, to);
  }
  return (seen & stray) == 0;
}

std::size_t padding_of(std::string_view text) {
  if (text.empty() || text.back() != '=') return 0;
  return text[text.size() - 2] == '=' ? 2 : 1;
}

failure stray_character(std::string_view text, std::size_t first, std::size_t last) {
  const auto* const begin = text.data();
  const auto* const found = std::find_if(begin + first, begin + last,
                                         [](char c) { return places[0][static_cast<unsigned char>(c)] == stray; });
  const auto offset = static_cast<std::size_t>(found - begin);
  return {failure_kind::value_error, "base64: character that is not in its alphabet", offset};
}

}  // namespace

char* write_base64(char* to, std::span<const std::byte> bytes) noexcept {
  const std::size_t whole = bytes.size() / 3 * 3;
  return encode_rest(bytes.subspan(whole), encode_groups(bytes.first(whole), to));
}

void append_base64(std::string& out, std::span<const std::byte> bytes) {
  const std::size_t size = out.size();
  out.resize(size + base64_encoded_size(bytes.size()));
  write_base64(out.data() + size, bytes);
}

result<std::size_t> base64_decoded_size(std::string_view text) {
  if (text.size() % 4 != 0)
    return failure{failure_kind::value_error, "base64: length is no multiple of four", text.size()};
  return text.size() / 4 * 3 - padding_of(text);
}

result<void> decode_base64(std::string_view text, std::span<std::byte> out) {
  const auto size = base64_decoded_size(text);
  if (size.has_error()) return size.error();
  if (*size != out.size()) return failure{failure_kind::value_error, "base64: wrong number of bytes", text.size()};
  if (text.empty()) return {};
  const std::size_t padding = padding_of(text), tail = text.size() - 4;
  if (!decode_groups(text.substr(0, tail), out.data())) return stray_character(text, 0, tail);
  std::array<char, 4> last{'A', 'A', 'A', 'A'};
  std::copy_n(text.data() + tail, 4 - padding, last.data());
  std::array<std::byte, 3> bytes{};
  if (!decode_groups({last.data(), last.size()}, bytes.data()))
    return stray_character(text, tail, text.size() - padding);
  std::copy_n(bytes.data(), 3 - padding, out.data() + tail / 4 * 3);
  return {};
}

}  // namespace sipyco::base
