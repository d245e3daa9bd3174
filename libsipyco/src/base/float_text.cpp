// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/float_text.hpp"

#include "base/half.hpp"
#include "base/short_decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sipyco::base {
namespace {

/// Takes `[-]d[.ddd]e[+-]xx` apart, as std::to_chars writes it: the exponent has two digits or more.
float_digits parse_scientific(const char* first, const char* last) {
  float_digits result;
  result.negative = *first == '-';
  if (result.negative) ++first;
  const char* e = last - 4;
  while (*e != 'e') --e;
  result.exponent = 0;
  for (const char* p = e + 2; p != last; ++p) result.exponent = result.exponent * 10 + (*p - '0');
  if (e[1] == '-') result.exponent = -result.exponent;
  result.digits[0] = *first;
  result.count = static_cast<int>(std::max<std::ptrdiff_t>(e - first - 1, 1));
  std::copy(first + 2, first + 1 + result.count, result.digits + 1);
  return result;
}

/// A number in scientific notation, with the fewest digits that tell it from its neighbours or with some decimals.
class scientific {
 public:
  template <class T>
  explicit scientific(T value)
      : end_(std::to_chars(text_, text_ + sizeof text_, value, std::chars_format::scientific).ptr) {}
  scientific(double value, int decimals)
      : end_(std::to_chars(text_, text_ + sizeof text_, value, std::chars_format::scientific, decimals).ptr) {}

  [[nodiscard]] float_digits digits() const { return parse_scientific(text_, end_); }
  [[nodiscard]] double value() const {
    double value = 0;
    std::from_chars(text_, end_, value);
    return value;
  }

 private:
  char text_[64];
  char* end_;
};

template <class T>
float_digits digits_of(T value) {
  return scientific(value).digits();
}

/// Four digits behind the point tell every half from its neighbours.
constexpr int enough_half_decimals = 4;

char* put(char* out, const char* text, int count) { return std::copy_n(text, count, out); }

char* put_zeros(char* out, int count) { return std::fill_n(out, count, '0'); }

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

/// In positional form, with a decimal at least.
char* write_fixed(char* out, double value) {
  char* const end = std::to_chars(out, out + max_float_chars, value, std::chars_format::fixed).ptr;
  return std::find(out, end, '.') != end ? end : put(end, ".0", 2);
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
  // A float is compared with the double 1e-4, a long double with its own.
  using bound = std::common_type_t<T, double>;
  const T magnitude = std::abs(value);
  return magnitude != T{0} && (magnitude >= static_cast<T>(1e16L) || magnitude < static_cast<bound>(1e-4L));
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
  const double value = half_to_double(bits);
  // Below a power of two the neighbours are closer than above it: of two decimals equally near, only the upper may do.
  const double upwards = std::nextafter(value, 2 * value);
  for (int decimals = 0; decimals < enough_half_decimals; ++decimals)
    for (const double candidate : {value, upwards}) {
      const scientific text(candidate, decimals);
      if (double_to_half(text.value()) == bits) return text.digits();
    }
  return scientific(value, enough_half_decimals).digits();
}

char* write_float(char* out, double value) noexcept {
  if (char* const end = write_short_decimal(out, value)) return end;
  if (!std::isfinite(value)) return write_not_finite(out, value);
  const double magnitude = std::abs(value);
  // Where it is not larger than its digits, std::to_chars' own positional form is Python's.
  if (magnitude >= 1e-4 && magnitude < 0x1p53) return write_fixed(out, value);
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
