// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/transform.hpp"

#include <sipyco/formats/v1_reformat.hpp>
#include <sipyco/value/compare.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <vector>

namespace sipyco::pyonfmt {

namespace {

// As deep as an array has dimensions.
Value nested_list(const NDArray& x, std::size_t axis, std::size_t& at) {
  if (axis == x.ndim()) return x.item(at++).as_scalar().item();
  std::vector<Value> items;
  items.reserve(x.shape()[axis]);
  for (std::size_t i = 0; i < x.shape()[axis]; ++i) items.push_back(nested_list(x, axis + 1, at));
  return Value::list_of(items);
}

Value array_as(const NDArray& x, array_form form) {
  std::size_t at = 0;
  return form == array_form::list ? nested_list(x, 0, at) : Value(array_summary(x));
}

/// What v1 writes as one number and reads as another one, whose text in turn is that of this one.
bool is_ambiguous(const Value& x) {
  return x.kind() == kind::complex && x.as_complex().real() == 0 && std::signbit(x.as_complex().imag());
}

/// Depth is bounded by the decoder's.
class transformer {
 public:
  transformer(bool sort_keys, array_form arrays, bool swap_zeros)
      : sort_keys_(sort_keys), arrays_(arrays), swap_zeros_(swap_zeros) {}

  Value operator()(const Value& x) const {
    switch (x.kind()) {
      case kind::list:
      case kind::tuple: return items(x);
      case kind::dict:
      case kind::ordered_dict: return dict(x);
      case kind::set: return swap_zeros_ ? set(x.as_set()) : x;
      case kind::complex: return swap_zeros_ ? Value(formats::readable_in_v1(x.as_complex())) : x;
      case kind::ndarray: return arrays_ == array_form::base64 ? x : array_as(x.as_ndarray(), arrays_);
      default: return x;
    }
  }

 private:
  Value items(const Value& x) const {
    std::vector<Value> out;
    out.reserve(x.size());
    for (const Value& item : x.items()) out.push_back((*this)(item));
    return x.kind() == kind::list ? Value::list_of(out) : Value::tuple_of(out);
  }

  Value dict(const Value& x) const {
    std::vector<const dict_entry*> entries;
    for (const dict_entry& entry : x.as_dict()) entries.push_back(&entry);
    if (sort_keys_ && x.kind() == kind::dict) sort(entries);
    Dict out;
    out.reserve(entries.size());
    for (const dict_entry* entry : entries)
      out.set(swap_zeros_ ? (*this)(entry->key) : entry->key, (*this)(entry->value));
    return x.kind() == kind::dict ? Value(std::move(out)) : Value::ordered_dict(std::move(out));
  }

  Value set(const Set& x) const {
    Set out;
    for (const Value& element : x) out.add((*this)(element));
    return out;
  }

  static void sort(std::vector<const dict_entry*>& entries) {
    const auto comparable = [&](const dict_entry* entry) {
      return entry->key.kind() == entries.front()->key.kind() && less(entry->key, entries.front()->key).has_value();
    };
    if (!std::ranges::all_of(entries, comparable)) return;
    std::ranges::stable_sort(
        entries, [](const dict_entry* a, const dict_entry* b) { return less(a->key, b->key).value_or(false); });
  }

  bool sort_keys_;
  array_form arrays_;
  bool swap_zeros_;
};

bool has_ambiguous(const Value& x) {
  if (x.is_sequence()) return std::ranges::any_of(x.items(), has_ambiguous);
  if (x.kind() == kind::set) return std::ranges::any_of(x.as_set(), has_ambiguous);
  if (x.is_dict())
    return std::ranges::any_of(
        x.as_dict(), [](const dict_entry& entry) { return has_ambiguous(entry.key) || has_ambiguous(entry.value); });
  return is_ambiguous(x);
}

}  // namespace

std::string array_summary(const NDArray& x) {
  std::string shape;
  for (const std::size_t length : x.shape()) shape.append(shape.empty() ? "" : ", ").append(std::to_string(length));
  return x.type().name() + " array of shape (" + shape + (x.ndim() == 1 ? ",)" : ")");
}

Value transformed(const Value& x, bool sort_keys, array_form arrays, bool swap_zeros) {
  return transformer(sort_keys, arrays, swap_zeros)(x);
}

Value prepared(const Value& x, text_format format, const options& given) {
  const bool swap_zeros = format == text_format::pyon1 && has_ambiguous(x);
  if (!swap_zeros && !given.form.sort_keys && given.arrays == array_form::base64) return x;
  return transformed(x, given.form.sort_keys, given.arrays, swap_zeros);
}

}  // namespace sipyco::pyonfmt
