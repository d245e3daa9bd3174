// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/indexing.hpp>

#include <sipyco/base/error.hpp>
#include "base/utf8.hpp"
#include "value/nodes.hpp"
#include "value/selection.hpp"

#include <algorithm>

namespace sipyco {

namespace {

NDArray gather(const NDArray& from, const selection& chosen) {
  NDArray out = NDArray::zeros(chosen.shape, from.type());
  const std::size_t item = from.type().itemsize(), bytes = chosen.run * item;
  std::byte* target = out.mutable_data();
  for (const std::size_t start : chosen.starts) {
    std::memcpy(target, from.data() + start * item, bytes);
    target += bytes;
  }
  return out;
}

[[noreturn]] void fail_broadcast(NDArray::shape_type from, NDArray::shape_type to) {
  const auto show = [](NDArray::shape_type shape) {
    std::string out = "(";
    for (const std::size_t length : shape) out += std::to_string(length) + ",";
    return out + ")";
  };
  throw ValueError("could not broadcast input array from shape " + show(from) + " into shape " + show(to));
}

/// The element of an array of shape `from` that stands at position `at` of the shape it is broadcast to.
std::size_t source_of(std::size_t at, NDArray::shape_type from, NDArray::shape_type to) {
  std::size_t out = 0, stride = 1;
  for (std::size_t axis = 0; axis < from.size() && axis < to.size(); ++axis) {
    const std::size_t length = to[to.size() - 1 - axis], mine = from[from.size() - 1 - axis];
    out += (mine == 1 ? 0 : at % length) * stride;
    at /= length;
    stride *= mine;
  }
  return out;
}

void require_broadcastable(NDArray::shape_type from, NDArray::shape_type to) {
  while (from.size() > to.size() && from.front() == 1) from = from.subspan(1);  // as NumPy does when assigning
  if (from.size() > to.size()) fail_broadcast(from, to);
  for (std::size_t axis = 0; axis < from.size(); ++axis) {
    const std::size_t mine = from[from.size() - 1 - axis];
    if (mine != 1 && mine != to[to.size() - 1 - axis]) fail_broadcast(from, to);
  }
}

void scatter(NDArray& to, const selection& chosen, const NDArray& from) {
  require_broadcastable(from.shape(), chosen.shape);
  const bool same = from.size() == chosen.starts.size() * chosen.run;
  const std::size_t item = to.type().itemsize();
  std::byte* target = to.mutable_data();
  std::size_t at = 0;
  for (const std::size_t start : chosen.starts) {
    if (same) {
      std::memcpy(target + start * item, from.data() + at * item, chosen.run * item);
      at += chosen.run;
      continue;
    }
    for (std::size_t i = 0; i < chosen.run; ++i, ++at)
      std::memcpy(target + (start + i) * item, from.data() + source_of(at, from.shape(), chosen.shape) * item, item);
  }
}

Value slice_items(const Value& x, const index_range& range) {
  std::vector<Value> out;
  out.reserve(range.count);
  for (std::size_t i = 0; i < range.count; ++i)
    out.push_back(x.items()[static_cast<std::size_t>(range.start + static_cast<std::ptrdiff_t>(i) * range.step)]);
  return x.kind() == kind::list ? Value::list_of(out) : Value::tuple_of(out);
}

/// The characters of a str, or the bytes of a bytes, that stand at these places.
Value slice_text(const Value& x, const index_range& range) {
  const std::string_view text = value_access::view(x);
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size();) {
    starts.push_back(at);
    if (x.is_str())
      (void)base::next_code_point(text, at);
    else
      ++at;
  }
  starts.push_back(text.size());
  std::string out;
  for (std::size_t i = 0; i < range.count; ++i) {
    const auto at = static_cast<std::size_t>(range.start + static_cast<std::ptrdiff_t>(i) * range.step);
    out.append(text.substr(starts[at], starts[at + 1] - starts[at]));
  }
  return value_access::text(x.kind(), out);
}

index_range one_index(const Value& x, const Value& key) {
  const Integer index = convert::to_integer(key);
  const auto size = static_cast<std::int64_t>(x.size());
  if (index < Integer(-size) || index >= Integer(size))
    throw IndexError(std::string(type_name(x)) + " index out of range");
  const std::int64_t at = index.to_int64();
  return {at < 0 ? at + size : at, 1, 1};
}

Value text_item(const Value& x, const Value& key) {
  if (key.kind() == kind::slice) return slice_text(x, resolve_slice(key, x.size()));
  const index_range at = one_index(x, key);
  if (x.is_str()) return slice_text(x, at);
  return Value(static_cast<unsigned char>(x.as_bytes()[static_cast<std::size_t>(at.start)]));
}

/// What may be assigned to a slice of a list.
std::vector<Value> iterated(const Value& x) {
  if (x.is_sequence()) return {x.items().begin(), x.items().end()};
  std::vector<Value> out;
  if (x.kind() == kind::ndarray && x.as_ndarray().ndim() > 0) {
    for (std::size_t i = 0; i < x.size(); ++i) out.push_back(get_item(x, Value(i)));
  } else if (x.is_dict()) {
    for (const auto& [key, value] : x.as_dict()) out.push_back(key);
  } else if (x.kind() == kind::set) {
    out.assign(x.as_set().begin(), x.as_set().end());
  } else if (x.is_str()) {
    for (std::size_t i = 0; i < x.size(); ++i) out.push_back(get_item(x, Value(i)));
  } else {
    throw TypeError("can only assign an iterable");
  }
  return out;
}

void set_slice(Value& list, const Value& slice, const Value& value) {
  const index_range range = resolve_slice(slice, list.items().size());
  std::vector<Value> items = iterated(value);
  if (range.step != 1) {
    if (items.size() != range.count)
      throw ValueError("attempt to assign sequence of size " + std::to_string(items.size()) +
                       " to extended slice of size " + std::to_string(range.count));
    const auto target = list.mutable_items();
    for (std::size_t i = 0; i < items.size(); ++i)
      target[static_cast<std::size_t>(range.start + static_cast<std::ptrdiff_t>(i) * range.step)] = std::move(items[i]);
    return;
  }
  std::vector<Value> all(list.items().begin(), list.items().end());
  const auto from = all.begin() + range.start;
  all.insert(all.erase(from, from + static_cast<std::ptrdiff_t>(range.count)), items.begin(), items.end());
  list = Value::list_of(all);
}

void delete_slice(Value& list, const Value& slice) {
  const index_range range = resolve_slice(slice, list.items().size());
  std::vector<bool> dead(list.items().size());
  for (std::size_t i = 0; i < range.count; ++i)
    dead[static_cast<std::size_t>(range.start + static_cast<std::ptrdiff_t>(i) * range.step)] = true;
  std::vector<Value> kept;
  for (std::size_t i = 0; i < dead.size(); ++i)
    if (!dead[i]) kept.push_back(list.items()[i]);
  list = Value::list_of(kept);
}

std::ptrdiff_t slice_part(const Value& part, std::ptrdiff_t length, std::ptrdiff_t low, std::ptrdiff_t high) {
  Integer at = convert::to_integer(part);
  if (at.sign() < 0) at = at + Integer(length);
  if (at < Integer(low)) return low;
  return at > Integer(high) ? high : static_cast<std::ptrdiff_t>(at.to_int64());
}

}  // namespace

index_range resolve_slice(const Value& slice, std::size_t length) {
  const auto parts = slice.slice_parts();
  const auto size = static_cast<std::ptrdiff_t>(length);
  for (const Value& part : parts)
    if (!part.is_none() && part.kind() != kind::integer && part.kind() != kind::boolean && part.kind() != kind::scalar)
      throw TypeError("slice indices must be integers or None or have an __index__ method");
  const Integer wanted = parts[2].is_none() ? Integer(1) : convert::to_integer(parts[2]);
  if (wanted.sign() == 0) throw ValueError("slice step cannot be zero");
  const Integer beyond(std::max<std::ptrdiff_t>(size + 1, 2));  // one step of this leaves any sequence
  const Integer bounded = wanted.sign() < 0 ? std::max(wanted, -beyond) : std::min(wanted, beyond);
  const std::ptrdiff_t step = bounded.to_int64();
  const std::ptrdiff_t low = step < 0 ? -1 : 0, high = step < 0 ? size - 1 : size;
  const std::ptrdiff_t start = parts[0].is_none() ? (step < 0 ? high : low) : slice_part(parts[0], size, low, high);
  const std::ptrdiff_t stop = parts[1].is_none() ? (step < 0 ? low : high) : slice_part(parts[1], size, low, high);
  const std::ptrdiff_t distance = step < 0 ? start - stop : stop - start;
  const std::ptrdiff_t stride = step < 0 ? -step : step;
  return {start, step, distance > 0 ? static_cast<std::size_t>((distance + stride - 1) / stride) : 0};
}

Value get_item(const Value& x, const Value& key) {
  if (x.kind() == kind::str || x.kind() == kind::bytes) return text_item(x, key);
  if (x.is_sequence() && key.kind() == kind::slice) return slice_items(x, resolve_slice(key, x.items().size()));
  if (x.kind() != kind::ndarray) return x.at(key);
  const selection chosen = select(x.as_ndarray().shape(), key);
  if (chosen.is_element) return x.as_ndarray().item(chosen.starts[0]);
  return Value(gather(x.as_ndarray(), chosen));
}

void set_item(Value& x, const Value& key, const Value& value) {
  if (x.is_dict()) {
    x.mutable_dict().set(key, value);
  } else if (x.kind() == kind::ndarray) {
    const selection chosen = select(x.as_ndarray().shape(), key);
    scatter(x.mutable_ndarray(), chosen, as_array(value, x.as_ndarray().type()));
  } else if (x.kind() == kind::list && key.kind() == kind::slice) {
    set_slice(x, key, value);
  } else if (x.kind() == kind::list) {
    x.mutable_items()[static_cast<std::size_t>(&x.at(key) - x.items().data())] = value;
  } else {
    throw TypeError("'" + std::string(type_name(x)) + "' object does not support item assignment");
  }
}

void delete_item(Value& x, const Value& key) {
  if (x.is_dict()) {
    (void)x.at(key);
    x.mutable_dict().erase(key);
  } else if (x.kind() == kind::list && key.kind() == kind::slice) {
    delete_slice(x, key);
  } else if (x.kind() == kind::list) {
    (void)x.pop(&x.at(key) - x.items().data());
  } else {
    throw TypeError("'" + std::string(type_name(x)) + "' object doesn't support item deletion");
  }
}

}  // namespace sipyco
