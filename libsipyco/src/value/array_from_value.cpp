// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>
#include "base/utf8.hpp"
#include "value/element.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace sipyco {

namespace {

using family = dtype::family;

constexpr std::size_t max_axes = 32;

[[noreturn]] void fail_ragged(std::size_t axis) {
  throw ValueError("setting an array element with a sequence: the items differ in length or depth at axis " +
                   std::to_string(axis));
}

/// The shape that the first items of each level promise.
std::vector<std::size_t> promised_shape(const Value& x) {
  std::vector<std::size_t> shape;
  const Value* at = &x;
  while (at->is_sequence()) {
    if (shape.size() == max_axes) throw ValueError("an array has at most 32 axes");
    shape.push_back(at->items().size());
    if (at->items().empty()) return shape;
    at = &at->items().front();
  }
  if (at->kind() == kind::ndarray) {
    const auto inner = at->as_ndarray().shape();
    shape.insert(shape.end(), inner.begin(), inner.end());
    if (shape.size() > max_axes) throw ValueError("an array has at most 32 axes");
  }
  return shape;
}

dtype text_type(family which, std::size_t length) {
  const std::size_t bytes = std::max<std::size_t>(length, 1) * (which == family::str ? 4 : 1);
  if (bytes > UINT32_MAX) throw ValueError("the text is too long for an array element");
  return dtype(which, static_cast<std::uint32_t>(bytes));
}

dtype leaf_type(const Value& x) {
  switch (x.kind()) {
    case kind::boolean: return dtype::bool_;
    case kind::integer:
      if (x.if_int64()) return dtype::int64;
      if (x.as_integer().sign() > 0 && x.as_integer().bit_length() <= 64) return dtype::uint64;
      throw OverflowError("an array cannot hold an int of more than 64 bits");
    case kind::floating: return dtype::float64;
    case kind::complex: return dtype::complex128;
    case kind::str: return text_type(family::str, x.size());
    case kind::bytes: return text_type(family::bytes, x.size());
    case kind::scalar: return x.as_scalar().type();
    case kind::ndarray: return x.as_ndarray().type();
    default: throw TypeError("an array cannot hold a " + std::string(type_name(x)));
  }
}

/// The dtype that holds every leaf; nothing when there is none.
std::optional<dtype> common_type(const Value& x, std::size_t depth) {
  if (!x.is_sequence()) return leaf_type(x);
  if (depth == 0) fail_ragged(max_axes);
  std::optional<dtype> out;
  for (const Value& item : x.items()) {
    const auto type = common_type(item, depth - 1);
    if (type) out = out ? promote_types(*out, *type) : type;
  }
  return out;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += base::next_code_point(text, at);
  return out;
}

/// The leaf as a zero-dimensional array of its own dtype.
NDArray natural_array(const Value& x) {
  const dtype type = leaf_type(x);
  NDArray out = NDArray::zeros({}, type);
  const auto fill = [&](const auto& content) {
    std::memcpy(out.mutable_data(), content.data(), content.size() * sizeof content[0]);
    return out;
  };
  switch (x.kind()) {
    case kind::boolean: out.mutable_values<bool>()[0] = x.as_bool(); return out;
    case kind::integer:
      if (type == dtype::int64)
        out.mutable_values<std::int64_t>()[0] = x.as_integer().to_int64();
      else
        out.mutable_values<std::uint64_t>()[0] = x.as_integer().to_uint64();
      return out;
    case kind::floating: out.mutable_values<double>()[0] = x.as_float(); return out;
    case kind::complex: out.mutable_values<std::complex<double>>()[0] = x.as_complex(); return out;
    case kind::str: return fill(code_points(x.as_str()));
    case kind::bytes: return fill(x.as_bytes());
    default: return fill(x.as_scalar().bytes());
  }
}

bool fits(const Integer& x, const dtype& type) {
  const auto bits = type.itemsize() * 8;
  if (type.kind() == family::unsigned_integer) return x.sign() >= 0 && x.bit_length() <= bits;
  const Integer magnitude = x.sign() < 0 ? -x - Integer(1) : x;
  return magnitude.bit_length() < bits;
}

bool is_integer_type(const dtype& type) {
  return type.kind() == family::signed_integer || type.kind() == family::unsigned_integer;
}

void store_leaf(const Value& x, const dtype& type, std::byte* target) {
  if (x.kind() == kind::floating && type == dtype::float64) {
    const double number = x.as_float();
    std::memcpy(target, &number, sizeof number);
    return;
  }
  if (x.kind() == kind::integer && is_integer_type(type) && !fits(x.as_integer(), type))
    throw OverflowError("Python integer " + x.as_integer().to_string() + " out of bounds for " + type.name());
  if (x.kind() == kind::complex && type.kind() != family::complex && type.kind() != family::boolean)
    throw TypeError("cannot put a complex into an array of " + type.name());
  NDArray element = natural_array(x);
  if (type.is_time() && x.kind() == kind::integer)
    element = element.astype(dtype::int64);
  else
    element = element.astype(type.little_endian());
  std::memcpy(target, element.data(), element.nbytes());
  if (type.big_endian()) element::swap_bytes(target, type.itemsize(), type);
}

/// Fills one level; returns behind what it filled.
std::byte* fill(const Value& x, NDArray::shape_type shape, std::size_t axis, const dtype& type, std::byte* target) {
  if (x.kind() == kind::ndarray) {
    if (!std::ranges::equal(x.as_ndarray().shape(), shape.subspan(axis))) fail_ragged(axis);
    const NDArray inner = x.as_ndarray().astype(type);
    if (inner.nbytes()) std::memcpy(target, inner.data(), inner.nbytes());
    return target + inner.nbytes();
  }
  if (axis == shape.size()) {
    if (x.is_sequence()) fail_ragged(axis);
    store_leaf(x, type, target);
    return target + type.itemsize();
  }
  if (!x.is_sequence() || x.items().size() != shape[axis]) fail_ragged(axis);
  for (const Value& item : x.items()) target = fill(item, shape, axis + 1, type, target);
  return target;
}

}  // namespace

NDArray as_array(const Value& x, std::optional<dtype> type) {
  if (x.kind() == kind::ndarray) return type ? x.as_ndarray().astype(*type) : x.as_ndarray();
  const auto shape = promised_shape(x);
  if (!type) type = common_type(x, max_axes).value_or(dtype::float64);
  NDArray out = NDArray::zeros(shape, *type);
  fill(x, shape, 0, *type, out.mutable_data());
  return out;
}

}  // namespace sipyco
