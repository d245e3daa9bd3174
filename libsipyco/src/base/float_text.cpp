// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/float_text.hpp"

#include "base/half.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace sipyco::base {
namespace {

/// Takes `[-]d[.ddd]e[+-]xx`, as std::to_chars writes it, apart.
float_digits parse_scientific(const char* first, const char* last) {
  float_digits result{};
  result.negative = *first == '-';
  if (result.negative) ++first;
  const char* const e = std::find(first, last, 'e');
  for (; first != e; ++first)
    if (*first != '.') result.digits[result.count++] = *first;
  ++first;
  if (*first == '+') ++first;
  std::from_chars(first, last, result.exponent);
  return result;
}

template <class T>
float_digits digits_of(T value) {
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  return parse_scientific(text, end);
}

char* put(char* out, const char* text, int count) {
  std::memcpy(out, text, static_cast<std::size_t>(count));
  return out + count;
}

char* put_zeros(char* out, int count) {
  std::memset(out, '0', static_cast<std::size_t>(count));
  return out + count;
}

char* write_positional(char* out, const float_digits& d) {
  if (d.exponent < 0) {
    out = put(out, "0.", 2);
    out = put_zeros(out, -d.exponent - 1);
    return put(out, d.digits, d.count);
  }
  const int whole = d.exponent + 1;
  if (d.count <= whole) {
    out = put(out, d.digits, d.count);
    out = put_zeros(out, whole - d.count);
    return put(out, ".0", 2);
  }
  out = put(out, d.digits, whole);
  *out++ = '.';
  return put(out, d.digits + whole, d.count - whole);
}

char* write_exponential(char* out, const float_digits& d) {
  *out++ = d.digits[0];
  if (d.count > 1) {
    *out++ = '.';
    out = put(out, d.digits + 1, d.count - 1);
  }
  *out++ = 'e';
  *out++ = d.exponent < 0 ? '-' : '+';
  const int magnitude = std::abs(d.exponent);
  if (magnitude < 10) *out++ = '0';
  return std::to_chars(out, out + 8, magnitude).ptr;
}

char* write_digits(char* out, const float_digits& d, bool exponential) {
  if (d.negative) *out++ = '-';
  return exponential ? write_exponential(out, d) : write_positional(out, d);
}

template <class T>
char* write_not_finite(char* out, T value) {
  if (std::isnan(value)) return put(out, "nan", 3);
  return std::signbit(value) ? put(out, "-inf", 4) : put(out, "inf", 3);
}

/// NumPy chooses the form by the value, Python by its digits: they differ where a value just below 1e-4 has the digits
/// 1e-4.
template <class T>
bool numpy_is_exponential(T value) {
  const T magnitude = std::abs(value);
  return magnitude != T{0} && (magnitude >= static_cast<T>(1e16L) || magnitude < 1e-4);
}

template <class T>
void append_numpy(std::string& out, T value) {
  char text[max_float_chars];
  char* const end = std::isfinite(value) ? write_digits(text, digits_of(value), numpy_is_exponential(value))
                                         : write_not_finite(text, value);
  out.append(text, end);
}

}  // namespace

float_digits shortest_digits(double value) { return digits_of(value); }
float_digits shortest_digits(float value) { return digits_of(value); }
float_digits shortest_digits(long double value) { return digits_of(value); }

float_digits shortest_half_digits(std::uint16_t bits) {
  constexpr int enough_decimals = 4;
  const double value = half_to_double(bits);
  char text[64];
  for (int decimals = 0;; ++decimals) {
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, decimals).ptr;
    double read_back = 0;
    std::from_chars(text, end, read_back);
    if (decimals == enough_decimals || double_to_half(read_back) == bits) return parse_scientific(text, end);
  }
}

char* write_float(char* out, double value) noexcept {
  if (!std::isfinite(value)) return write_not_finite(out, value);
  const auto d = digits_of(value);
  return write_digits(out, d, d.exponent < -4 || d.exponent >= 16);
}

void append_float(std::string& out, double value) {
  char text[max_float_chars];
  out.append(text, write_float(text, value));
}

void append_numpy_float(std::string& out, float value) { append_numpy(out, value); }
void append_numpy_float(std::string& out, double value) { append_numpy(out, value); }
void append_numpy_float(std::string& out, long double value) { append_numpy(out, value); }

void append_numpy_half(std::string& out, std::uint16_t bits) {
  const double value = half_to_double(bits);
  char text[max_float_chars];
  char* const end = std::isfinite(value) ? write_digits(text, shortest_half_digits(bits), numpy_is_exponential(value))
                                         : write_not_finite(text, value);
  out.append(text, end);
}

}  // namespace sipyco::base
