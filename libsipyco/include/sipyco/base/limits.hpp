// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>

namespace sipyco {

/// What a decoder accepts; each is checked before memory is allocated for it.
struct decode_limits {
  /// Bytes of text; more is refused.
  std::size_t max_bytes = std::size_t{1} << 30;
  /// Containers inside each other, parentheses counted; deeper text is refused.
  std::size_t max_depth = 512;
  /// Elements of all containers together; each costs 24 bytes or more in memory.
  std::size_t max_elements = 100'000'000;
  /// Decimal digits of one integer, as in CPython since 3.11.
  std::size_t max_int_digits = 4300;
  /// Bytes of one array's data, and of one bytes object in base64.
  std::size_t max_array_bytes = std::size_t{1} << 30;
};

/// What an encoder writes.
struct encode_limits {
  /// Bytes of text; a value that needs more is refused.
  std::size_t max_bytes = std::size_t{1} << 30;
  /// Decimal digits of one integer, as in CPython since 3.11.
  std::size_t max_int_digits = 4300;
};

/// Depth up to which a value can be compared, hashed, printed and encoded; beyond it a LimitError (Python:
/// `RecursionError`).
inline constexpr std::size_t max_value_depth = 1000;

/// What a connection accepts from its peer.
struct wire_limits {
  /// Bytes of one line without its newline, once the peer is known.
  std::size_t max_line_bytes = std::size_t{1} << 30;
  /// Bytes of a banner, target or channel line.
  std::size_t max_greeting_bytes = 64 * 1024;
};

}  // namespace sipyco
