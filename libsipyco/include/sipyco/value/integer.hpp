// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <sipyco/base/result.hpp>
#include <sipyco/value/node.hpp>

namespace sipyco {

struct big_integer;  // a heap node around the multiprecision type, known to the sources only

/// Python's int: of any size. 64 bits are kept inline, more on the heap and shared by copies.
class Integer {
 public:
  Integer() noexcept = default;
  /// Of any integer type, exactly.
  template <std::integral T>
  Integer(T x) {  // NOLINT(google-explicit-constructor): an int is an int
    if constexpr (std::is_unsigned_v<T> && sizeof(T) >= sizeof(std::int64_t)) {
      if (std::cmp_greater(x, INT64_MAX)) {
        assign_unsigned(x);
        return;
      }
    }
    small_ = static_cast<std::int64_t>(x);
  }

  /// The digits in `base` (2, 8, 10, 16), with an optional sign; no prefix, underscore or space. Fails on anything else
  /// and on more than `max_digits` digits.
  [[nodiscard]] static result<Integer> parse(std::string_view digits, int base = 10, std::size_t max_digits = 4300);
  /// The integer part of a finite float, as Python's `int(x)`.
  [[nodiscard]] static Integer truncated(double x);

  /// With digits and lower-case letters, without a prefix; base 2, 8, 10 or 16.
  [[nodiscard]] std::string to_string(int base = 10) const;
  [[nodiscard]] bool fits_int64() const noexcept { return !big_; }  ///< Whether 64 bits with a sign hold it.
  /// Throws OverflowError when it does not fit.
  [[nodiscard]] std::int64_t to_int64() const;
  [[nodiscard]] std::uint64_t to_uint64() const;  ///< Throws OverflowError when it is negative or too large.
  /// Correctly rounded, as Python's `float(x)`. Throws OverflowError past the largest double.
  [[nodiscard]] double to_double() const;
  /// -1, 0 or 1.
  [[nodiscard]] int sign() const noexcept;
  [[nodiscard]] std::size_t bit_length() const;  ///< Python's: bits of the absolute value, 0 for 0.
  /// The number of decimal digits, without the cost of producing them; may be one too many.
  [[nodiscard]] std::size_t digits_bound() const;
  /// Equal integers have equal hashes; keyed by a seed of the process.
  [[nodiscard]] std::uint64_t hash() const;

  [[nodiscard]] Integer operator-() const;                       ///< Exact, as all that follow.
  friend Integer operator+(const Integer& a, const Integer& b);  ///< Exact.
  friend Integer operator-(const Integer& a, const Integer& b);  ///< Exact.
  friend Integer operator*(const Integer& a, const Integer& b);  ///< Exact.
  /// Rounds to minus infinity, as Python's `//`. Throws ZeroDivisionError.
  [[nodiscard]] static Integer floor_divide(const Integer& a, const Integer& b);
  /// Has the sign of `b`, as Python's `%`. Throws ZeroDivisionError.
  [[nodiscard]] static Integer modulo(const Integer& a, const Integer& b);
  [[nodiscard]] static Integer gcd(const Integer& a, const Integer& b);  ///< Never negative; that of two zeros is 0.

  friend bool operator==(const Integer& a, const Integer& b);                   ///< By value.
  friend std::strong_ordering operator<=>(const Integer& a, const Integer& b);  ///< By value.
  /// Compares exactly, without rounding the integer.
  friend std::partial_ordering operator<=>(const Integer& a, double b);

 private:
  friend class Value;
  friend struct integer_access;
  void assign_unsigned(std::uint64_t x);

  std::int64_t small_ = 0;
  intrusive_ptr<big_integer> big_;  // set only when the value does not fit 64 bits
};

}  // namespace sipyco
