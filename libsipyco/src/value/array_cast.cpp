// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/value/ndarray.hpp>
#include "value/element.hpp"
#include "value/element_types.hpp"
#include "value/ndarray_node.hpp"

#include <algorithm>
#include <cmath>

namespace sipyco {

namespace {

template <class T>
constexpr bool is_complex = false;
template <class T>
constexpr bool is_complex<std::complex<T>> = true;

/// A C cast, but defined where the float does not fit the integer: it becomes the lowest 64-bit one, as on x86-64.
template <class To>
To from_real(long double x) {
  if constexpr (std::is_same_v<To, bool>)
    return x != 0;
  else if constexpr (std::is_integral_v<To>) {
    if (std::is_same_v<To, std::uint64_t> && x >= 0x1p63L && x < 0x1p64L)
      return static_cast<To>(static_cast<std::uint64_t>(x));
    const bool fits = x > -0x1p63L - 1 && x < 0x1p63L;
    return static_cast<To>(fits ? static_cast<std::int64_t>(x) : INT64_MIN);
  } else if constexpr (std::is_same_v<To, element::half>)
    return element::half(static_cast<double>(x));
  else
    return static_cast<To>(x);
}

template <class To, class From>
To convert_element(From x) {
  if constexpr (std::is_same_v<To, From>)
    return x;
  else if constexpr (std::is_same_v<From, element::half>)
    return convert_element<To>(static_cast<double>(x));
  else if constexpr (is_complex<To> && is_complex<From>)
    return To(static_cast<typename To::value_type>(x.real()), static_cast<typename To::value_type>(x.imag()));
  else if constexpr (is_complex<From>)
    return std::is_same_v<To, bool> ? from_real<To>(x != From(0)) : convert_element<To>(x.real());
  else if constexpr (is_complex<To>)
    return To(static_cast<typename To::value_type>(x));
  else if constexpr (std::is_same_v<To, bool>)
    return x != From(0);
  else if constexpr (std::is_integral_v<From> && !std::is_same_v<To, element::half>)
    return static_cast<To>(x);
  else
    return from_real<To>(static_cast<long double>(x));
}

/// Both in native order and aligned.
bool cast_numbers(const NDArray& from, NDArray& to) {
  bool done = false;
  element::with_type(from.type(), [&]<class From>(From*) {
    element::with_type(to.type(), [&]<class To>(To*) {
      const auto* source = reinterpret_cast<const From*>(from.data());
      auto* target = reinterpret_cast<To*>(to.mutable_data());
      std::transform(source, source + from.size(), target, convert_element<To, From>);
      done = true;
    });
  });
  return done;
}

/// Text, bytes and raw bytes are cut or filled up with zeros.
void resize_elements(const NDArray& from, NDArray& to) {
  const std::size_t old_size = from.type().itemsize(), new_size = to.type().itemsize();
  std::byte* target = to.mutable_data();
  std::memset(target, 0, to.nbytes());
  for (std::size_t i = 0; i < from.size(); ++i)
    std::memcpy(target + i * new_size, from.data() + i * old_size, std::min(old_size, new_size));
}

NDArray swapped(const NDArray& x, dtype type) {
  NDArray out = NDArray::from_bytes(x.shape(), type, x.bytes());
  if (out.nbytes()) element::swap_bytes(out.mutable_data(), out.nbytes(), type);
  return out;
}

bool resizable(dtype::family which) {
  return which == dtype::family::bytes || which == dtype::family::str || which == dtype::family::raw;
}

}  // namespace

NDArray NDArray::astype(sipyco::dtype target) const {
  const sipyco::dtype source = type();
  if (source == target) return *this;
  if (source.big_endian()) return swapped(*this, source.little_endian()).astype(target);
  if (target.big_endian()) return swapped(astype(target.little_endian()), target);
  NDArray out = uninitialized(shape(), target).value();
  if (cast_numbers(*this, out)) return out;
  if (source.kind() != target.kind() || !resizable(source.kind()))
    throw TypeError("cannot cast an array of " + source.name() + " to " + target.name());
  if (size() != 0) resize_elements(*this, out);
  return out;
}

NDArray NDArray::reshape(shape_type shape) const {
  std::size_t count = 1;
  for (const std::size_t length : shape)
    if (__builtin_mul_overflow(count, length, &count)) count = SIZE_MAX;
  if (count != size())
    throw ValueError("cannot reshape array of size " + std::to_string(size()) + " into the new shape");
  return from_bytes(shape, type(), bytes());
}

}  // namespace sipyco
