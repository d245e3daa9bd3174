// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/scalar.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/value/value.hpp>
#include "base/utf8.hpp"
#include "value/element.hpp"

#include <string>

namespace sipyco {

namespace {

Value integer_item(const std::byte* from, std::size_t size, bool is_signed) {
  std::uint64_t raw = 0;
  for (std::size_t i = 0; i < size; ++i) raw |= std::to_integer<std::uint64_t>(from[i]) << (8 * i);
  if (!is_signed) return Value(raw);
  const auto unused = static_cast<int>(64 - 8 * size);
  return Value(static_cast<std::int64_t>(raw << unused) >> unused);
}

/// NumPy drops the zeros with which shorter text is filled up.
std::string_view without_padding(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return text.substr(0, text.find_last_not_of('\0') + 1);
}

Value str_item(std::span<const std::byte> bytes) {
  std::string text;
  std::size_t end = bytes.size() / 4;
  while (end > 0 && element::load<std::uint32_t>(bytes.data() + 4 * (end - 1)) == 0) --end;
  for (std::size_t i = 0; i < end; ++i) {
    const auto c = element::load<std::uint32_t>(bytes.data() + 4 * i);
    base::append_joining(text, c <= base::max_code_point ? char32_t{c} : U'\uFFFD');
  }
  return Value::str_unchecked(text);
}

}  // namespace

Scalar::Scalar(dtype type, std::span<const std::byte> bytes) : type_(type.little_endian()) {
  if (bytes.size() != type.itemsize())
    throw ValueError("a scalar of " + type.str() + " has " + std::to_string(type.itemsize()) + " bytes, not " +
                     std::to_string(bytes.size()));
  std::byte* target = small_.data();
  if (bytes.size() > inline_bytes) {
    large_ = NDArray::uninitialized({}, type_).value();
    target = large_.mutable_data();
  }
  std::memcpy(target, bytes.data(), bytes.size());
  if (type.big_endian()) element::swap_bytes(target, bytes.size(), type);
}

Value Scalar::item() const {
  const auto* from = bytes().data();
  const std::size_t size = type_.itemsize();
  switch (type_.kind()) {
    case dtype::family::boolean: return Value(from[0] != std::byte{0});
    case dtype::family::unsigned_integer: return integer_item(from, size, false);
    case dtype::family::signed_integer:
    case dtype::family::timedelta:
    case dtype::family::datetime: return integer_item(from, size, true);
    case dtype::family::floating: return Value(static_cast<double>(element::load_floating(from, size)));
    case dtype::family::complex:
      return Value(std::complex<double>(static_cast<double>(element::load_floating(from, size / 2)),
                                        static_cast<double>(element::load_floating(from + size / 2, size / 2))));
    case dtype::family::str: return str_item(bytes());
    case dtype::family::bytes: return Value::bytes(without_padding(bytes()));
    case dtype::family::raw: return Value::bytes({reinterpret_cast<const char*>(from), size});
  }
  return {};
}

std::string_view Scalar::type_name() const noexcept {
  const std::size_t size = type_.itemsize();
  const auto pick = [size](std::string_view one, std::string_view two, std::string_view four, std::string_view eight) {
    return size == 1 ? one : size == 2 ? two : size == 4 ? four : eight;
  };
  switch (type_.kind()) {
    case dtype::family::boolean: return "bool_";
    case dtype::family::signed_integer: return pick("int8", "int16", "int32", "int64");
    case dtype::family::unsigned_integer: return pick("uint8", "uint16", "uint32", "uint64");
    case dtype::family::floating: return size == 16 ? "float128" : pick("", "float16", "float32", "float64");
    case dtype::family::complex: return size == 8 ? "complex64" : size == 16 ? "complex128" : "complex256";
    case dtype::family::timedelta: return "timedelta64";
    case dtype::family::datetime: return "datetime64";
    case dtype::family::bytes: return "bytes_";
    case dtype::family::str: return "str_";
    case dtype::family::raw: return "void";
  }
  return {};
}

}  // namespace sipyco
