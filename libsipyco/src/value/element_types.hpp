// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/dtype.hpp>

#include <bit>
#include <complex>
#include <cstdint>

#include "base/half.hpp"

namespace sipyco::element {

/// A float16 in memory.
struct half {
  std::uint16_t bits = 0;
  half() = default;
  explicit half(double x) noexcept : bits(base::double_to_half(x)) {}
  explicit operator double() const noexcept { return base::half_to_double(bits); }
};

/// Calls `f` with a null pointer of the element type of a numeric dtype; false when the dtype is not numeric.
template <class F>
bool with_type(const dtype& type, F&& f) {
  const auto pick = [&]<class... T>(T*... candidates) {
    return ((sizeof(T) == type.itemsize() ? (f(candidates), true) : false) || ...);
  };
  switch (type.kind()) {
    case dtype::family::boolean: return pick(static_cast<bool*>(nullptr));
    case dtype::family::signed_integer:
      return pick(static_cast<std::int8_t*>(nullptr), static_cast<std::int16_t*>(nullptr),
                  static_cast<std::int32_t*>(nullptr), static_cast<std::int64_t*>(nullptr));
    case dtype::family::unsigned_integer:
      return pick(static_cast<std::uint8_t*>(nullptr), static_cast<std::uint16_t*>(nullptr),
                  static_cast<std::uint32_t*>(nullptr), static_cast<std::uint64_t*>(nullptr));
    case dtype::family::floating:
      return pick(static_cast<half*>(nullptr), static_cast<float*>(nullptr), static_cast<double*>(nullptr),
                  static_cast<long double*>(nullptr));
    case dtype::family::complex:
      return pick(static_cast<std::complex<float>*>(nullptr), static_cast<std::complex<double>*>(nullptr),
                  static_cast<std::complex<long double>*>(nullptr));
    default: return false;
  }
}

}  // namespace sipyco::element
