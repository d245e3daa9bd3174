// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/number.hpp"

#include <sipyco/base/error.hpp>
#include "base/float_text.hpp"

#include <cmath>

namespace sipyco::text {
namespace {

/// Without the `.0` of a whole number.
void append_part(std::string& out, double x) {
  base::append_float(out, x);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
}

[[noreturn]] void refuse_digits() {
  throw ValueError("Exceeds the limit (" + std::to_string(max_int_digits) +
                   " digits) for integer string conversion; write it in another base, such as hex()");
}

}  // namespace

void append_integer(std::string& out, const Integer& x) {
  if (x.fits_int64()) {
    out += std::to_string(x.to_int64());
    return;
  }
  if (x.digits_bound() > max_int_digits + 1) refuse_digits();
  const auto digits = x.to_string();
  if (digits.size() - (x.sign() < 0) > max_int_digits) refuse_digits();
  out += digits;
}

void append_complex(std::string& out, const std::complex<double>& x) {
  const bool only_imaginary = x.real() == 0 && !std::signbit(x.real());
  if (!only_imaginary) {
    out += '(';
    append_part(out, x.real());
    if (std::isnan(x.imag()) || !std::signbit(x.imag())) out += '+';
  }
  append_part(out, x.imag());
  out += only_imaginary ? "j" : "j)";
}

}  // namespace sipyco::text
