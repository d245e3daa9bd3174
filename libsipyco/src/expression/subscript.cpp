// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/subscript.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>
#include "expression/collections.hpp"
#include "expression/nested.hpp"
#include "expression/numeric.hpp"
#include "expression/numpy/operators.hpp"
#include "expression/slice_indices.hpp"

#include <string>

namespace sipyco::expression {

namespace {

/// NumPy's ints in a slice or index as Python's.
Value plain_index(const Value& x) {
  if (x.kind() == kind::slice) {
    const auto parts = x.slice_parts();
    return Value::slice(plain_index(parts[0]), plain_index(parts[1]), plain_index(parts[2]));
  }
  return has_index(x) ? Value(index_of(x)) : x;
}

Value subscript_range(const range& x, const Value& key) {
  if (key.kind() == kind::slice) {
    const slice_indices part = indices_of(key, x.size());
    return Value::make_extension<range>(x.at(Integer(part.start)), x.at(Integer(part.stop)),
                                        x.step * Integer(part.step));
  }
  if (!has_index(key)) fail_type("range indices must be integers or slices, not ", key, "");
  Integer index = index_of(key);
  if (index.sign() < 0) index = index + x.count;
  if (index.sign() < 0 || index >= x.count) throw IndexError("range object index out of range");
  return Value(x.at(index));
}

bool is_indexed(const Value& x) { return x.is_sequence() || x.is_str() || x.kind() == kind::bytes; }

}  // namespace

Value subscript(context& where, const Value& x, const Value& key) {
  if (numpy::is_numpy(x)) return numpy::subscript(where, x, key);
  if (const auto* numbers = as<range>(x)) return subscript_range(*numbers, plain_index(key));
  if (x.is_dict()) {
    charge_parts(where.spending(), key);
    return x.as_dict().at(key);
  }
  if (!is_indexed(x)) fail_type("'", x, "' object is not subscriptable");
  if (x.is_str()) where.step(x.as_str().size() / 64);  // characters are counted from the beginning
  const Value plain = plain_index(key);
  if (plain.kind() == kind::slice) where.spending().allocate(x.is_sequence() ? x.size() * sizeof(Value) : x.size());
  return get_item(x, plain);
}

bool has_place(const Value& x, const Value& key) { return x.is_dict() || (x.kind() == kind::list && has_index(key)); }

Value* item_in_place(Value& x, const Value& key) {
  if (!x.is_dict()) return &x[Value(index_of(key))];
  if (!x.as_dict().contains(key)) static_cast<void>(x.as_dict().at(key));
  return &x[key];
}

}  // namespace sipyco::expression
