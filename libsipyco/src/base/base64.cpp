// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/base64.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace sipyco::base {
namespace {

// OpenSSL counts in int, and one pass over a block that fits the cache serves the check for stray padding too.
constexpr std::size_t block_bytes = 3 * 4096;
constexpr std::size_t block_chars = 4 * 4096;

const unsigned char* raw(const void* p) { return static_cast<const unsigned char*>(p); }

bool is_alphabet(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

std::size_t padding_of(std::string_view text) {
  if (text.empty() || text.back() != '=') return 0;
  return text[text.size() - 2] == '=' ? 2 : 1;
}

failure stray_character(std::string_view text, std::size_t first, std::size_t last) {
  const auto* const begin = text.data();
  const auto* const found = std::find_if_not(begin + first, begin + last, is_alphabet);
  const auto offset = static_cast<std::size_t>(found - begin);
  return {failure_kind::value_error, "base64: character that is not in its alphabet", offset};
}

/// Decodes whole groups of four without padding. OpenSSL skips white space at the ends of a block, which shows in the
/// count, and takes `=` for a digit, hence the search.
bool decode_groups(std::string_view groups, unsigned char* out) {
  if (std::memchr(groups.data(), '=', groups.size()) != nullptr) return false;
  const auto written = EVP_DecodeBlock(out, raw(groups.data()), static_cast<int>(groups.size()));
  return written == static_cast<int>(groups.size() / 4 * 3);
}

}  // namespace

// By way of a buffer that stays in the cache: to resize the string would write all of it twice.
void append_base64(std::string& out, std::span<const std::byte> bytes) {
  std::array<unsigned char, block_chars + 1> encoded;  // OpenSSL ends each block by a NUL
  out.reserve(out.size() + base64_encoded_size(bytes.size()));
  while (!bytes.empty()) {
    const auto block = bytes.first(std::min(bytes.size(), block_bytes));
    const auto size = EVP_EncodeBlock(encoded.data(), raw(block.data()), static_cast<int>(block.size()));
    out.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size));
    bytes = bytes.subspan(block.size());
  }
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
  // The last group goes through a buffer of its own: OpenSSL writes three bytes for it whatever its padding says.
  const auto padding = padding_of(text);
  const auto tail = text.size() - 4;
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  for (std::size_t at = 0; at < tail; at += block_chars) {
    const auto length = std::min(block_chars, tail - at);
    if (!decode_groups(text.substr(at, length), to)) return stray_character(text, at, at + length);
    to += length / 4 * 3;
  }
  std::array<char, 4> last{'A', 'A', 'A', 'A'};
  std::copy_n(text.data() + tail, 4 - padding, last.data());
  std::array<unsigned char, 3> bytes{};
  if (!decode_groups({last.data(), last.size()}, bytes.data()))
    return stray_character(text, tail, text.size() - padding);
  std::copy_n(bytes.data(), 3 - padding, to);
  return {};
}

}  // namespace sipyco::base
