// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/scalar_text.hpp"

#include <sipyco/value/value.hpp>
#include "base/utf8.hpp"
#include "text/floating.hpp"
#include "text/number.hpp"
#include "text/quote.hpp"
#include "text/time_text.hpp"
#include "value/element.hpp"

namespace sipyco::text {
namespace {

using family = dtype::family;

std::string_view characters(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void append_floating(std::string& out, const Scalar& x) {
  append_numpy_float(out, load_floating(x.bytes().data(), x.type().itemsize(), false));
}

void append_complex(std::string& out, const Scalar& x) {
  const std::size_t half = x.type().itemsize() / 2;
  append_numpy_complex(out, load_floating(x.bytes().data(), half, false),
                       load_floating(x.bytes().data() + half, half, false));
}

std::int64_t ticks(const Scalar& x) { return element::load<std::int64_t>(x.bytes().data()); }

/// `'2026-11-22'`, or with a unit that Python would not read out of the text, `'2026-11-22','25D'`.
void append_datetime_arguments(std::string& out, const Scalar& x) {
  out += '\'';
  append_datetime(out, ticks(x), x.type());
  out += '\'';
  if (x.type().unit_count() != 1 || x.type().unit() == dtype::time_unit::h) out += ",'" + unit_text(x.type()) + "'";
}

/// `5,'s'`.
void append_timedelta_arguments(std::string& out, const Scalar& x) {
  out += ticks(x) == not_a_time ? "'NaT'" : std::to_string(ticks(x));
  if (x.type().unit() != dtype::time_unit::generic) out += ",'" + unit_text(x.type()) + "'";
}

/// What stands for the value in a repr, without the name of the class.
void append_arguments(std::string& out, const Scalar& x) {
  switch (x.type().kind()) {
    case family::floating: append_floating(out, x); return;
    case family::complex: append_complex(out, x); return;
    case family::str: append_quoted(out, load_text(x.bytes(), false)); return;
    case family::bytes: append_quoted_bytes(out, load_octets(x.bytes())); return;
    case family::raw: append_hex_bytes(out, characters(x.bytes())); return;
    case family::datetime: append_datetime_arguments(out, x); return;
    case family::timedelta: append_timedelta_arguments(out, x); return;
    case family::boolean: out += x.item().as_bool() ? "True" : "False"; return;
    default: append_integer(out, x.item().as_integer()); return;
  }
}

void append_first_version(std::string& out, const Scalar& x) {
  switch (x.type().kind()) {
    case family::raw: out += "void("; break;
    case family::datetime: out += "numpy.datetime64("; break;
    case family::timedelta: out += "numpy.timedelta64("; break;
    default: append_arguments(out, x); return;
  }
  append_arguments(out, x);
  out += ')';
}

/// What stands in the parentheses of NumPy 2's form. A complex number loses its own; a long double stands in quotes,
/// for a literal of a float would lose digits.
void append_parenthesised(std::string& out, const Scalar& x, bool quoted) {
  std::string text;
  append_arguments(text, x);
  if (text.starts_with('(')) text = text.substr(1, text.size() - 2);
  out += quoted ? "('" + text + "')" : "(" + text + ")";
}

void append_second_version(std::string& out, const Scalar& x) {
  out += "np.";
  const bool is_complex = x.type().kind() == family::complex;
  if (x.type().kind() == family::boolean) {
    append_arguments(out, x);
    out += '_';
  } else if (x.type() == dtype::longdouble || x.type() == dtype::clongdouble) {
    out += is_complex ? "clongdouble" : "longdouble";
    append_parenthesised(out, x, true);
  } else {
    out += x.type_name();
    append_parenthesised(out, x, false);
  }
}

}  // namespace

std::u32string load_text(std::span<const std::byte> element, bool big_endian) {
  std::u32string text(element.size() / 4, U'\0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = element::load<char32_t>(element.data() + 4 * i, big_endian);
  text.resize(text.find_last_not_of(U'\0') + 1);
  return text;
}

std::string_view load_octets(std::span<const std::byte> element) {
  const auto text = characters(element);
  return text.substr(0, text.find_last_not_of('\0') + 1);
}

void append_scalar_repr(std::string& out, const Scalar& x, const print_options& options) {
  if (options.numpy_version >= 2)
    append_second_version(out, x);
  else
    append_first_version(out, x);
}

void append_scalar_str(std::string& out, const Scalar& x) {
  switch (x.type().kind()) {
    case family::str: out += x.item().as_str(); return;
    case family::datetime: append_datetime(out, ticks(x), x.type()); return;
    case family::timedelta: append_timedelta(out, ticks(x), x.type()); return;
    default: append_arguments(out, x); return;
  }
}

}  // namespace sipyco::text
