// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/ndarray.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/value/value.hpp>
#include "value/element.hpp"
#include "value/ndarray_node.hpp"

#include <algorithm>
#include <new>

namespace sipyco {

namespace {

constexpr std::size_t max_axes = 32;  // NumPy 1's own

/// The number of elements, when they can be addressed. As in NumPy, an axis of length zero does not excuse the others.
result<std::size_t> count_elements(NDArray::shape_type shape, std::size_t itemsize) {
  if (shape.size() > max_axes)
    return failure{failure_kind::value_error,
                   "maximum supported dimension for an ndarray is 32, found " + std::to_string(shape.size())};
  std::size_t bytes = itemsize, count = 1;
  for (const std::size_t length : shape) {
    count *= length;
    if (length != 0 && (__builtin_mul_overflow(bytes, length, &bytes) || bytes > SIZE_MAX / 2))
      return failure{failure_kind::value_error, "array is too big: its size in bytes overflows"};
  }
  return count;
}

bool equal_floats(const std::byte* a, const std::byte* b, std::size_t bytes, std::size_t size, bool big_endian) {
  for (std::size_t at = 0; at < bytes; at += size)
    if (!(element::load_floating(a + at, size, big_endian) == element::load_floating(b + at, size, big_endian)))
      return false;
  return true;
}

bool holds_nat(const std::byte* a, std::size_t bytes, bool big_endian) {
  for (std::size_t at = 0; at < bytes; at += 8)
    if (element::load<std::int64_t>(a + at, big_endian) == INT64_MIN) return true;
  return false;
}

/// Text is filled up with zeros in an array; as a scalar it has none (but one character at least).
dtype without_padding(const dtype& type, std::span<const std::byte>& element) {
  if (type.kind() != dtype::family::str && type.kind() != dtype::family::bytes) return type;
  const std::size_t character = type.swap_size();
  std::size_t length = element.size();
  const auto is_zero = [](std::byte x) { return x == std::byte{0}; };
  while (length > character && std::ranges::all_of(element.subspan(length - character, character), is_zero))
    length -= character;
  element = element.first(length);
  return dtype(type.kind(), static_cast<std::uint32_t>(length), type.big_endian());
}

}  // namespace

void retain(const ndarray_node* x) noexcept { x->references.fetch_add(1, std::memory_order_relaxed); }

void release(const ndarray_node* x) noexcept {
  if (x->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  x->~ndarray_node();
  ::operator delete(const_cast<ndarray_node*>(x));
}

ndarray_node* ndarray_node::make(std::span<const std::size_t> shape, dtype type, std::size_t count) {
  const std::size_t bytes = header_bytes(shape.size()) + count * type.itemsize();
  auto* out = new (::operator new(bytes)) ndarray_node;
  out->type = type;
  out->ndim = shape.size();
  out->count = count;
  std::copy(shape.begin(), shape.end(), out->shape());
  return out;
}

NDArray::NDArray() = default;

result<NDArray> NDArray::uninitialized(shape_type shape, dtype type, std::size_t max_bytes) {
  const auto count = count_elements(shape, type.itemsize());
  if (!count) return count.error();
  if (*count > max_bytes / type.itemsize()) return limit_failure("bytes of an array", "max_array_bytes", max_bytes);
  return NDArray(intrusive_ptr<ndarray_node>(ndarray_node::make(shape, type, *count)));
}

NDArray NDArray::zeros(shape_type shape, dtype type) {
  NDArray out = uninitialized(shape, type).value();
  std::memset(out.node_->data(), 0, out.nbytes());
  return out;
}

NDArray NDArray::from_bytes(shape_type shape, dtype type, std::span<const std::byte> bytes) {
  NDArray out = uninitialized(shape, type).value();
  if (bytes.size() != out.nbytes())
    throw ValueError("an array of " + std::to_string(out.nbytes()) + " bytes cannot be made from " +
                     std::to_string(bytes.size()));
  if (!bytes.empty()) std::memcpy(out.node_->data(), bytes.data(), bytes.size());
  return out;
}

sipyco::dtype NDArray::type() const noexcept { return node_ ? node_->type : dtype(); }

NDArray::shape_type NDArray::shape() const noexcept {
  static constexpr std::size_t empty[] = {0};
  return node_ ? std::as_const(*node_).shape() : shape_type(empty);
}

std::size_t NDArray::size() const noexcept { return node_ ? node_->count : 0; }
std::size_t NDArray::nbytes() const noexcept { return node_ ? node_->nbytes() : 0; }
const std::byte* NDArray::data() const noexcept { return node_ ? node_->data() : nullptr; }

std::byte* NDArray::mutable_data() {
  if (!node_) return nullptr;
  if (node_->shared()) *this = from_bytes(shape(), type(), bytes());
  return node_->data();
}

Value NDArray::item(std::size_t index) const {
  if (index >= size())
    throw IndexError("index " + std::to_string(index) + " is out of bounds for size " + std::to_string(size()));
  const std::size_t step = type().itemsize();
  auto element = bytes().subspan(index * step, step);
  const sipyco::dtype shortened = without_padding(type(), element);
  return Value(Scalar(shortened, element));
}

void NDArray::require(sipyco::dtype expected) const {
  if (type() != expected)
    throw TypeError("the array's dtype is " + type().str() + ", not " + expected.str() + " as asked for");
}

bool operator==(const NDArray& a, const NDArray& b) {
  if (a.type() != b.type() || !std::ranges::equal(a.shape(), b.shape())) return false;
  if (a.nbytes() == 0) return true;
  const dtype type = a.type();
  if (type.kind() == dtype::family::floating || type.kind() == dtype::family::complex)
    return equal_floats(a.data(), b.data(), a.nbytes(), type.swap_size(), type.big_endian());
  if (std::memcmp(a.data(), b.data(), a.nbytes()) != 0) return false;
  return !type.is_time() || !holds_nat(a.data(), a.nbytes(), type.big_endian());
}

}  // namespace sipyco
