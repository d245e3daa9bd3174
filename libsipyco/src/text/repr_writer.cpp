// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/repr_writer.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>
#include "base/float_text.hpp"
#include "text/array_text.hpp"
#include "text/number.hpp"
#include "text/ordering.hpp"
#include "text/quote.hpp"
#include "text/scalar_text.hpp"

namespace sipyco::text {
namespace {

bool is_container(kind which) { return which >= kind::tuple && which <= kind::slice; }

/// No text of the value is shorter than that.
std::size_t least_bytes(const Value& x) {
  switch (x.kind()) {
    case kind::str: return x.as_str().size();
    case kind::bytes: return x.as_bytes().size();
    case kind::list:
    case kind::tuple: return x.items().size();
    case kind::set: return x.as_set().size();
    case kind::dict:
    case kind::ordered_dict: return x.as_dict().size();
    default: return 0;
  }
}

}  // namespace

void repr_writer::write(const Value& x, key_order order) {
  if (gave_up_) return;
  if (out_.size() > max_bytes_ || is_too_long(least_bytes(x))) {
    gave_up_ = true;
    return;
  }
  if (!is_container(x.kind())) {
    write_atom(x);
    return;
  }
  if (depth_ == max_value_depth) throw LimitError("containers in each other", "max_value_depth", max_value_depth);
  ++depth_;
  write_container(x, order);
  --depth_;
}

bool repr_writer::write_within(const Value& x, key_order order, std::size_t max_bytes) {
  max_bytes_ = max_bytes;
  write(x, order);
  return !gave_up_;
}

void repr_writer::write_container(const Value& x, key_order order) {
  switch (x.kind()) {
    case kind::list:
      out_ += '[';
      write_items(x.items(), order);
      out_ += ']';
      return;
    case kind::tuple: write_tuple(x.items(), order); return;
    case kind::set: write_set(x.as_set()); return;
    case kind::dict: write_dict(x.as_dict(), order); return;
    case kind::ordered_dict: write_ordered_dict(x.as_dict()); return;
    default: write_slice(x.slice_parts()); return;
  }
}

void repr_writer::separate(bool& first) {
  if (!first) out_ += ", ";
  first = false;
}

void repr_writer::write_items(std::span<const Value> items, key_order order) {
  bool first = true;
  for (const auto& item : items) {
    separate(first);
    write(item, order);
    if (gave_up_) return;
  }
}

void repr_writer::write_tuple(std::span<const Value> items, key_order order) {
  out_ += '(';
  write_items(items, order);
  out_ += items.size() == 1 ? ",)" : ")";
}

void repr_writer::write_set(const Set& elements) {
  if (elements.empty()) {
    out_ += "set()";
    return;
  }
  out_ += '{';
  bool first = true;
  for (const auto* element : repr_order(elements)) {
    separate(first);
    write(*element);
  }
  out_ += '}';
}

void repr_writer::write_dict(const Dict& entries, key_order order) {
  bool first = true;
  const auto write_entry = [&](const dict_entry& entry) {
    separate(first);
    write(entry.key, order);
    out_ += ": ";
    write(entry.value, order);
  };
  out_ += '{';
  if (order == key_order::sorted) {
    for (const auto* entry : pprint_order(entries)) write_entry(*entry);
  } else {
    for (const auto& entry : entries) write_entry(entry);
  }
  out_ += '}';
}

void repr_writer::write_ordered_dict(const Dict& entries) {
  if (entries.empty()) {
    out_ += "OrderedDict()";
    return;
  }
  out_ += "OrderedDict([";
  bool first = true;
  for (const auto& entry : entries) {
    separate(first);
    out_ += '(';
    write(entry.key);
    out_ += ", ";
    write(entry.value);
    out_ += ')';
  }
  out_ += "])";
}

void repr_writer::write_slice(std::span<const Value, 3> parts) {
  out_ += "slice(";
  write_items(parts, key_order::inserted);
  out_ += ')';
}

void repr_writer::write_atom(const Value& x) {
  switch (x.kind()) {
    case kind::boolean: out_ += x.as_bool() ? "True" : "False"; return;
    case kind::integer: append_integer(out_, x.as_integer()); return;
    case kind::floating: base::append_float(out_, x.as_float()); return;
    case kind::complex: append_complex(out_, x.as_complex()); return;
    case kind::str: append_quoted(out_, x.as_str()); return;
    case kind::bytes: append_quoted_bytes(out_, x.as_bytes()); return;
    case kind::fraction: write_fraction(x); return;
    case kind::ndarray: append_array_repr(out_, x.as_ndarray(), options_); return;
    case kind::scalar: append_scalar_repr(out_, x.as_scalar(), options_); return;
    case kind::extension: out_ += x.as_extension().repr(); return;
    default: out_ += "None"; return;
  }
}

void repr_writer::write_fraction(const Value& x) {
  out_ += "Fraction(";
  append_integer(out_, x.numerator());
  out_ += ", ";
  append_integer(out_, x.denominator());
  out_ += ')';
}

}  // namespace sipyco::text
