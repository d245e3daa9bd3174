// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sipyco::base {

/// The fewest decimal digits that read back as the same number: `0.d1 d2 d3 ... * 10 ^ (exponent + 1)`.
///
/// That is, `exponent` belongs to the first digit: 1234.5 has digits `12345`, exponent 3. Zero is one digit `0`,
/// exponent 0.
struct float_digits {
  char digits[40];
  int count;
  int exponent;
  bool negative;

  [[nodiscard]] std::string_view view() const noexcept { return {digits, static_cast<std::size_t>(count)}; }
};

/// Digits of a finite number, in the precision of its type.
[[nodiscard]] float_digits shortest_digits(double value);
[[nodiscard]] float_digits shortest_digits(float value);
[[nodiscard]] float_digits shortest_digits(long double value);
/// The same for the bits of an IEEE binary16.
[[nodiscard]] float_digits shortest_half_digits(std::uint16_t bits);

/// Room that write_float needs.
inline constexpr std::size_t max_float_chars = 48;

/// Writes Python's `repr` of a float (`1.0`, `1e+22`, `1e-05`, `-0.0`, `nan`, `inf`); returns the end.
char* write_float(char* out, double value) noexcept;

/// Appends Python's `repr` of a float.
void append_float(std::string& out, double value);

/// Append what NumPy prints for a scalar of the type; for `double` it is the same as append_float.
void append_numpy_float(std::string& out, float value);
void append_numpy_float(std::string& out, double value);
void append_numpy_float(std::string& out, long double value);
void append_numpy_half(std::string& out, std::uint16_t bits);

/// Reads a decimal literal without sign or underscores (`1`, `1.`, `.5`, `1e5`, `1.5E-7`), which must take all of
/// `text`.
///
/// Too large gives infinity, too small zero, as in Python. Returns false where the text is no such literal.
[[nodiscard]] bool parse_float(std::string_view text, double& value) noexcept;

}  // namespace sipyco::base
