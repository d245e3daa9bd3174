// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/floating.hpp"

#include "value/element.hpp"

#include <cmath>

namespace sipyco::text {
namespace {

std::uint16_t half_bits(const floating& x) { return base::double_to_half(static_cast<double>(x.value)); }

void append_part(std::string& out, const floating& x) {
  append_numpy_float(out, x);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
}

}  // namespace

floating load_floating(const std::byte* from, std::size_t itemsize, bool big_endian) {
  return {element::load_floating(from, itemsize, big_endian), itemsize};
}

base::float_digits shortest_digits(const floating& x) {
  switch (x.itemsize) {
    case 2: return base::shortest_half_digits(half_bits(x));
    case 4: return base::shortest_digits(static_cast<float>(x.value));
    case 8: return base::shortest_digits(static_cast<double>(x.value));
    default: return base::shortest_digits(x.value);
  }
}

long double quotient(const floating& a, const floating& b) {
  switch (a.itemsize) {
    case 2: {
      const float exact = static_cast<float>(a.value) / static_cast<float>(b.value);
      return base::half_to_double(base::double_to_half(static_cast<double>(exact)));
    }
    case 4: return static_cast<long double>(static_cast<float>(a.value) / static_cast<float>(b.value));
    case 8: return static_cast<long double>(static_cast<double>(a.value) / static_cast<double>(b.value));
    default: return a.value / b.value;
  }
}

void append_numpy_float(std::string& out, const floating& x) {
  switch (x.itemsize) {
    case 2: base::append_numpy_half(out, half_bits(x)); return;
    case 4: base::append_numpy_float(out, static_cast<float>(x.value)); return;
    case 8: base::append_numpy_float(out, static_cast<double>(x.value)); return;
    default: base::append_numpy_float(out, x.value); return;
  }
}

void append_numpy_complex(std::string& out, const floating& real, const floating& imaginary) {
  const bool only_imaginary = real.value == 0 && !std::signbit(real.value);
  if (!only_imaginary) {
    out += '(';
    append_part(out, real);
    if (std::isnan(imaginary.value) || !std::signbit(imaginary.value)) out += '+';
  }
  append_part(out, imaginary);
  out += only_imaginary ? "j" : "j)";
}

}  // namespace sipyco::text
