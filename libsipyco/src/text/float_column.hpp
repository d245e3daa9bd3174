// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "text/floating.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace sipyco::text {

/// The form that NumPy gives to the floats of one array: with or without exponent, how many digits, how wide. It is
/// chosen from all the elements that are shown; then each is written in it.
class float_column {
 public:
  /// `plus_sign` writes the sign of positive numbers too, as for imaginary parts.
  explicit float_column(std::span<const floating> shown, bool plus_sign = false);

  void append(std::string& out, const floating& x) const;

 private:
  void measure_positional(std::span<const floating> shown);
  void measure_exponential(std::span<const floating> shown);
  void make_room_for_non_finite(std::span<const floating> shown);
  void append_positional(std::string& out, const floating& x) const;
  void append_exponential(std::string& out, const floating& x) const;
  void append_non_finite(std::string& out, const floating& x) const;

  bool plus_sign_;
  bool exponential_ = false;
  int decimals_ = 8;             // behind the point, at most
  std::size_t width_left_ = 0;   // before the point, the sign included
  std::size_t width_right_ = 0;  // behind the point; with an exponent, that included
  int exponent_digits_ = 2;
};

}  // namespace sipyco::text
