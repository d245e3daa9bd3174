// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/text/repr.hpp>

#include "text/array_text.hpp"
#include "text/number.hpp"
#include "text/repr_writer.hpp"
#include "text/scalar_text.hpp"

namespace sipyco::text {
namespace {

void append_fraction(std::string& out, const Value& x) {
  append_integer(out, x.numerator());
  if (x.denominator() == Integer(1)) return;
  out += '/';
  append_integer(out, x.denominator());
}

}  // namespace

std::string repr(const Value& x, const print_options& options) {
  std::string out;
  repr_writer(out, options).write(x);
  return out;
}

std::string str(const Value& x, const print_options& options) {
  std::string out;
  switch (x.kind()) {
    case kind::str: return std::string(x.as_str());
    case kind::fraction: append_fraction(out, x); return out;
    case kind::ndarray: append_array_str(out, x.as_ndarray(), options); return out;
    case kind::scalar: append_scalar_str(out, x.as_scalar()); return out;
    default: return repr(x, options);
  }
}

}  // namespace sipyco::text
