// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/base64_data.hpp"

#include "base/base64.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace sipyco::pyon {
namespace {

failure refuse(std::string message) { return decode_failure(std::move(message), failure::no_offset); }

failure as_decode_failure(failure f) {
  if (f.kind != failure_kind::limit) f.kind = failure_kind::decode;
  return f;
}

result<dtype> parse_dtype(const Value& text) {
  if (!text.is_str()) return refuse("the dtype of an array must be a str such as \"<f8\"");
  const auto out = dtype::parse(text.as_str());
  if (!out) return as_decode_failure(out.error());
  return *out;
}

/// The lengths of an array's axes.
struct axes {
  std::array<std::size_t, max_axes> lengths;
  std::size_t count = 0;

  [[nodiscard]] std::span<const std::size_t> shape() const noexcept { return std::span(lengths).first(count); }
};

result<axes> parse_shape(std::span<const Value> lengths) {
  if (lengths.size() > max_axes) return too_many_axes(lengths.size());
  axes out;
  for (const Value& length : lengths) {
    const std::int64_t* const x = length.if_int64();
    if (x == nullptr || *x < 0)
      return refuse("the shape of an array must be a tuple of lengths, none of them negative");
    out.lengths[out.count++] = static_cast<std::size_t>(*x);
  }
  return out;
}

/// The number of bytes, when there are as many as `shape` says.
result<std::size_t> check_size(std::span<const std::size_t> shape, dtype type, std::size_t found) {
  if (type.itemsize() == 0) return refuse(fmt::format("elements of dtype '{}' have no bytes", type.str()));
  std::size_t expected = type.itemsize();
  bool overflow = false;
  for (const std::size_t length : shape) overflow = overflow || __builtin_mul_overflow(expected, length, &expected);
  if (overflow || expected != found)
    return refuse(overflow ? "the shape of this array is too large"
                           : fmt::format("an array of this shape and dtype has {} bytes, found {}", expected, found));
  return found;
}

result<std::size_t> data_size(std::string_view base64, const decode_limits& limits) {
  const auto size = base::base64_decoded_size(base64);
  if (!size) return as_decode_failure(size.error());
  if (*size > limits.max_array_bytes) return limit_failure("bytes of data", "max_array_bytes", limits.max_array_bytes);
  return *size;
}

/// The dtype of one element: as NumPy has it, zeros at the end are no part of a text.
dtype trimmed(dtype type, std::span<const std::byte> bytes) {
  if (type.kind() != dtype::family::str && type.kind() != dtype::family::bytes) return type;
  const std::size_t unit = type.kind() == dtype::family::str ? 4 : 1;
  std::size_t size = bytes.size();
  while (size != 0 &&
         std::ranges::all_of(bytes.subspan(size - unit, unit), [](std::byte b) { return b == std::byte{}; }))
    size -= unit;
  return dtype(type.kind(), static_cast<std::uint32_t>(size), type.big_endian());
}

}  // namespace

failure too_many_axes(std::size_t found) {
  return refuse(fmt::format("maximum supported dimension for an ndarray is 32, found {}", found));
}

result<Value> decode_array(std::span<const Value> lengths, const Value& dtype_text, std::string_view base64,
                           const decode_limits& limits) {
  const auto found = parse_shape(lengths);
  if (!found) return found.error();
  const auto type = parse_dtype(dtype_text);
  if (!type) return type.error();
  const auto size = data_size(base64, limits);
  if (!size) return size.error();
  if (const auto good = check_size(found->shape(), *type, *size); !good) return good.error();
  auto array = NDArray::uninitialized(found->shape(), *type, limits.max_array_bytes);
  if (!array) return as_decode_failure(array.error());
  const auto done = base::decode_base64(base64, {array->mutable_data(), *size});
  if (!done) return as_decode_failure(done.error());
  return Value(std::move(*array));
}

result<Value> decode_scalar(const Value& dtype_text, std::string_view base64, const decode_limits& limits) {
  const auto type = parse_dtype(dtype_text);
  if (!type) return type.error();
  const auto size = data_size(base64, limits);
  if (!size) return size.error();
  if (*size != type->itemsize())
    return refuse(fmt::format("a scalar of dtype '{}' has {} bytes, found {}", type->str(), type->itemsize(), *size));
  std::array<std::byte, 32> small{};
  std::vector<std::byte> large;
  if (*size > small.size()) large.resize(*size);
  const std::span<std::byte> bytes = large.empty() ? std::span(small).first(*size) : std::span(large);
  const auto done = base::decode_base64(base64, bytes);
  if (!done) return as_decode_failure(done.error());
  const dtype own = trimmed(*type, bytes);
  return Value(Scalar(own, bytes.first(own.itemsize())));
}

result<Value> decode_bytes(std::string_view base64, const decode_limits& limits) {
  const auto size = data_size(base64, limits);
  if (!size) return size.error();
  std::string octets(*size, '\0');
  const auto done = base::decode_base64(base64, std::as_writable_bytes(std::span(octets)));
  if (!done) return as_decode_failure(done.error());
  return Value::bytes(octets);
}

}  // namespace sipyco::pyon
