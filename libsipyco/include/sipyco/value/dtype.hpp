// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <sipyco/base/result.hpp>

namespace sipyco {

/// NumPy's dtype: kind, size and byte order of an array's elements. Structured dtypes are plain bytes (`|V12`), object
/// arrays do not exist.
class dtype {
 public:
  /// NumPy's `dtype.kind`, the letter itself.
  enum class family : char {
    boolean = 'b',
    signed_integer = 'i',
    unsigned_integer = 'u',
    floating = 'f',
    complex = 'c',
    timedelta = 'm',
    datetime = 'M',
    bytes = 'S',
    str = 'U',
    raw = 'V',
  };
  /// The unit of datetime64 and timedelta64, in NumPy's order; `generic` is none.
  enum class time_unit : std::uint8_t { generic, Y, M, W, D, h, m, s, ms, us, ns, ps, fs, as };

  /// float64, as NumPy's default.
  constexpr dtype() noexcept = default;
  /// `itemsize` in bytes; for str four times the characters. For times see `time`.
  constexpr dtype(family which, std::uint32_t itemsize, bool big_endian = false) noexcept
      : family_(which), big_endian_(big_endian), size_(itemsize) {}
  /// A datetime64 or timedelta64 whose step is `count` units.
  [[nodiscard]] static constexpr dtype time(family which, time_unit unit, std::uint32_t count = 1,
                                            bool big_endian = false) noexcept {
    dtype out(which, count, big_endian);
    out.unit_ = unit;
    return out;
  }

  /// Reads `dtype.str` (`<f8`, `|b1`, `>U3`, `<M8[25us]`), and the names (`int64`, `float`, `bool_`) that old PYON
  /// files hold. A native (`=`) or missing byte order is little-endian.
  [[nodiscard]] static result<dtype> parse(std::string_view text);

  /// NumPy's `dtype.str`.
  [[nodiscard]] std::string str() const;
  /// NumPy's `dtype.name`: `float64`, `str96`, `datetime64[25us]`.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] constexpr family kind() const noexcept { return family_; }  ///< Of the elements.
  /// Whether the most significant byte comes first.
  [[nodiscard]] constexpr bool big_endian() const noexcept { return big_endian_; }
  /// datetime64 or timedelta64.
  [[nodiscard]] constexpr bool is_time() const noexcept {
    return family_ == family::datetime || family_ == family::timedelta;
  }
  /// Bytes of an element.
  [[nodiscard]] constexpr std::size_t itemsize() const noexcept { return is_time() ? 8 : size_; }
  [[nodiscard]] constexpr time_unit unit() const noexcept { return unit_; }  ///< `generic` for what is no time.
  /// How many units a step of datetime64 and timedelta64 is: 25 in `<M8[25us]`.
  [[nodiscard]] constexpr std::uint32_t unit_count() const noexcept { return is_time() ? size_ : 1; }
  /// The same elements in little-endian order.
  [[nodiscard]] constexpr dtype little_endian() const noexcept {
    dtype out = *this;
    out.big_endian_ = false;
    return out;
  }
  /// Bytes that change places when the byte order does: 8 for complex128, 4 for str, 1 for what has no order.
  [[nodiscard]] std::size_t swap_size() const noexcept;

  friend constexpr bool operator==(const dtype&, const dtype&) noexcept = default;  ///< Byte order included.

  /// NumPy's types of these names, little-endian.
  /// @{
  static const dtype bool_, int8, int16, int32, int64, uint8, uint16, uint32, uint64;
  static const dtype float16, float32, float64, longdouble, complex64, complex128, clongdouble;
  /// @}

 private:
  family family_ = family::floating;
  bool big_endian_ = false;
  time_unit unit_ = time_unit::generic;
  std::uint32_t size_ = 8;  // bytes an element; for times the count of units
};

inline constexpr dtype dtype::bool_{family::boolean, 1};
inline constexpr dtype dtype::int8{family::signed_integer, 1};
inline constexpr dtype dtype::int16{family::signed_integer, 2};
inline constexpr dtype dtype::int32{family::signed_integer, 4};
inline constexpr dtype dtype::int64{family::signed_integer, 8};
inline constexpr dtype dtype::uint8{family::unsigned_integer, 1};
inline constexpr dtype dtype::uint16{family::unsigned_integer, 2};
inline constexpr dtype dtype::uint32{family::unsigned_integer, 4};
inline constexpr dtype dtype::uint64{family::unsigned_integer, 8};
inline constexpr dtype dtype::float16{family::floating, 2};
inline constexpr dtype dtype::float32{family::floating, 4};
inline constexpr dtype dtype::float64{family::floating, 8};
inline constexpr dtype dtype::longdouble{family::floating, 16};
inline constexpr dtype dtype::complex64{family::complex, 8};
inline constexpr dtype dtype::complex128{family::complex, 16};
inline constexpr dtype dtype::clongdouble{family::complex, 32};

/// The dtype of a C++ element type.
template <class T>
[[nodiscard]] constexpr dtype dtype_of() noexcept {
  using U = std::remove_cv_t<T>;
  if constexpr (std::is_same_v<U, bool>)
    return dtype::bool_;
  else if constexpr (std::is_same_v<U, std::complex<float>>)
    return dtype::complex64;
  else if constexpr (std::is_same_v<U, std::complex<double>>)
    return dtype::complex128;
  else if constexpr (std::is_floating_point_v<U>)
    return dtype(dtype::family::floating, sizeof(U));
  else {
    static_assert(std::is_integral_v<U>, "no NumPy dtype corresponds to this element type");
    return dtype(std::is_signed_v<U> ? dtype::family::signed_integer : dtype::family::unsigned_integer, sizeof(U));
  }
}

}  // namespace sipyco
