// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

/// Base64 with the standard alphabet and padding, without white space or line breaks.
namespace sipyco::base {

/// Characters that `bytes` bytes become.
[[nodiscard]] constexpr std::size_t base64_encoded_size(std::size_t bytes) noexcept {
  return (bytes / 3 + (bytes % 3 != 0 ? 1 : 0)) * 4;
}

/// Writes the encoded bytes, for which there must be room; returns their end.
char* write_base64(char* to, std::span<const std::byte> bytes) noexcept;

/// Appends the encoded bytes to `out`.
void append_base64(std::string& out, std::span<const std::byte> bytes);

/// Bytes that `text` decodes to, from its length and padding alone; fails when the length is no multiple of four.
[[nodiscard]] result<std::size_t> base64_decoded_size(std::string_view text);

/// Decodes into `out`, whose size must be base64_decoded_size(text).
///
/// A failure carries the offset of the first character that does not belong; `out` is then unspecified. Bits left over
/// in the last character are ignored, as in Python.
[[nodiscard]] result<void> decode_base64(std::string_view text, std::span<std::byte> out);

}  // namespace sipyco::base
