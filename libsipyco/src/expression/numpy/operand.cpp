// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/operand.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/convert.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sipyco::expression::numpy {

namespace {

using family = dtype::family;
using strength = operand::strength;

strength strength_of(const Value& x) noexcept {
  switch (x.kind()) {
    case kind::integer: return strength::weak_integer;
    case kind::floating: return strength::weak_float;
    case kind::complex: return strength::weak_complex;
    default: return strength::strong;
  }
}

/// An upper bound of the bytes that nested lists take as an array.
std::size_t leaves(const Value& x, budget& limits, std::size_t depth = 0) {
  if (!x.is_sequence()) return x.kind() == kind::ndarray ? x.as_ndarray().size() : 1;
  limits.step(x.items().size() + 1);
  if (depth >= 32) return x.items().size();
  std::size_t out = 0;
  for (const Value& item : x.items()) out += leaves(item, limits, depth + 1);
  return out;
}

std::size_t widest_text(const Value& x, std::size_t depth = 0) {
  if (x.kind() == kind::str) return 4 * x.as_str().size();
  if (x.kind() == kind::bytes) return x.as_bytes().size();
  std::size_t out = 16;
  if (x.is_sequence() && depth < 32)
    for (const Value& item : x.items()) out = std::max(out, widest_text(item, depth + 1));
  return out;
}

double to_double_or_infinity(const Integer& x) {
  if (x.bit_length() > 1024) return x.sign() < 0 ? -HUGE_VAL : HUGE_VAL;
  return x.to_double();
}

bool is_integer(dtype type) { return type.kind() == family::signed_integer || type.kind() == family::unsigned_integer; }

/// What a weak number becomes beside arrays of `other`; nothing when it stands among its like.
dtype weak_type(strength how, std::optional<dtype> other) {
  const family met = other ? other->kind() : family::boolean;
  const bool inexact = met == family::floating || met == family::complex;
  if (how == strength::weak_integer) return other && (is_integer(*other) || inexact) ? *other : dtype::int64;
  if (how == strength::weak_float) return inexact ? *other : dtype::float64;
  if (met == family::complex) return *other;
  if (met != family::floating) return dtype::complex128;
  return dtype(family::complex, static_cast<std::uint32_t>(std::max<std::size_t>(2 * other->itemsize(), 8)));
}

bool is_number(dtype type) {
  return type.kind() == family::boolean || is_integer(type) || type.kind() == family::floating ||
         type.kind() == family::complex;
}

}  // namespace

operand::operand(const Value& x, budget& limits) : how_(strength_of(x)) {
  if (is_weak())
    number_ = x;
  else
    array_ = to_array(x, limits);
}

NDArray::shape_type operand::shape() const noexcept { return is_weak() ? NDArray::shape_type{} : array_.shape(); }

NDArray operand::as(dtype type, budget& limits) const {
  if (!is_weak()) return cast(array_, type, limits);
  if (how_ != strength::weak_integer) return as_array(number_, std::optional<dtype>(dtype::complex128)).astype(type);
  const Integer whole = number_.as_integer();
  if (!is_integer(type)) return as_array(Value(to_double_or_infinity(whole))).astype(type);
  if (type.itemsize() == 8 && !whole.fits_int64() &&
      (type == dtype::int64 || whole.sign() < 0 || whole.bit_length() > 64))
    throw OverflowError("Python int too large to convert to C long");
  return as_array(number_, type);
}

std::vector<operand> to_operands(std::span<const Value> inputs, budget& limits) {
  std::vector<operand> out;
  out.reserve(inputs.size());
  for (const Value& x : inputs) out.emplace_back(x, limits);
  return out;
}

std::vector<dtype> effective_types(std::span<const operand> inputs) {
  std::optional<dtype> met;
  for (const operand& x : inputs)
    if (!x.is_weak() && is_number(x.type())) met = met ? promote_types(*met, x.type()) : x.type().little_endian();
  std::vector<dtype> out;
  for (const operand& x : inputs) out.push_back(x.is_weak() ? weak_type(x.how(), met) : x.type().little_endian());
  return out;
}

dtype result_type(std::span<const operand> inputs) {
  const auto each = effective_types(inputs);
  dtype out = each.at(0);
  for (const dtype& type : each) out = promote_types(out, type);
  return out;
}

namespace {

void require_whole(double x, dtype type) {
  if (std::isnan(x)) throw ValueError("cannot convert float NaN to integer");
  if (std::isinf(x)) throw OverflowError("cannot convert float infinity to integer");
  if (x < -0x1p63 || x >= (type == dtype::uint64 ? 0x1p64 : 0x1p63))
    throw OverflowError("Python int too large to convert to C long");
}

/// Where each float is made an int by itself: those of Python, and in lists also those of NumPy.
void require_whole(const Value& x, dtype type, std::size_t depth = 0) {
  const bool is_element = depth > 0 && x.kind() == kind::scalar;
  if (x.kind() == kind::floating || (is_element && x.as_scalar().type().kind() == dtype::family::floating))
    require_whole(convert::to_double(x), type);
  if (x.is_sequence() && depth < 32)
    for (const Value& item : x.items()) require_whole(item, type, depth + 1);
}

}  // namespace

NDArray to_array(const Value& x, budget& limits, std::optional<dtype> type) {
  if (x.kind() == kind::ndarray) return type ? cast(x.as_ndarray(), *type, limits) : x.as_ndarray();
  if (x.is_sequence()) {
    const std::size_t count = leaves(x, limits);
    limits.allocate(count, type ? type->itemsize() : widest_text(x));
  }
  if (type && is_integer(*type)) require_whole(x, *type);
  return as_array(x, type);
}

void charge(NDArray::shape_type shape, dtype type, budget& limits) {
  std::size_t count = 1, bytes = type.itemsize();
  for (const std::size_t length : shape) {
    if (length != 0 && (__builtin_mul_overflow(bytes, length, &bytes) || bytes > SIZE_MAX / 2))
      throw ValueError("array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    count *= length;
  }
  limits.allocate(count, type.itemsize());
  limits.step(count / 4 + 1);
}

NDArray new_array(NDArray::shape_type shape, dtype type, budget& limits) {
  charge(shape, type, limits);
  return NDArray::uninitialized(shape, type).value();
}

NDArray cast(const NDArray& x, dtype type, budget& limits) {
  if (x.type() == type) return x;
  charge(x.shape(), type, limits);
  return x.astype(type);
}

Value unwrapped(NDArray x) {
  if (x.ndim() == 0) return x.item(0);
  return Value(std::move(x));
}

}  // namespace sipyco::expression::numpy
