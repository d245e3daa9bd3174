// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <span>

#include <sipyco/value/dtype.hpp>
#include <sipyco/value/ndarray.hpp>

namespace sipyco {

class Value;

/// A NumPy scalar: one element with its dtype, always in little-endian order. Compares and hashes as the number or text
/// that it is.
class Scalar {
 public:
  /// `bytes` are in the order that `type` says. Throws ValueError when their number is not the itemsize.
  Scalar(dtype type, std::span<const std::byte> bytes);
  /// Of the NumPy type that the C++ type has.
  template <class T>
  explicit Scalar(T x) : type_(dtype_of<T>()) {
    static_assert(sizeof(T) <= inline_bytes);
    std::memcpy(small_.data(), &x, sizeof x);
  }

  [[nodiscard]] dtype type() const noexcept { return type_; }  ///< NumPy's type of it.
  /// Its content, in the byte order of the type.
  [[nodiscard]] std::span<const std::byte> bytes() const noexcept {
    return large_.nbytes() ? large_.bytes() : std::span(small_).first(type_.itemsize());
  }
  /// NumPy's `item()`: the Python object nearest to it (int, float, complex, bool, str, bytes); times are ints, a
  /// longdouble is rounded to a float.
  [[nodiscard]] Value item() const;
  /// The class's name, as Python shows it: `float64`, `bool_`, `str_`, `datetime64`.
  [[nodiscard]] std::string_view type_name() const noexcept;

  static constexpr std::size_t inline_bytes = 16;  ///< Longer ones are kept on the heap.

 private:
  friend class Value;
  dtype type_;
  std::array<std::byte, inline_bytes> small_{};
  NDArray large_;  // zero-dimensional, for more than inline_bytes
};

}  // namespace sipyco
