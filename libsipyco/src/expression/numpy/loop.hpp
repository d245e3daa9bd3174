// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/dtype.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

#include "value/element_types.hpp"

// How a function of elements becomes loops over arrays, one for each dtype that it takes, as a constant table.
namespace sipyco::expression::numpy {

/// A pass over `count` elements: `at` are the first of each input and of the output, `step` the bytes between two.
using inner_loop = void (*)(std::byte* const* at, const std::ptrdiff_t* step, std::size_t count);

/// What a universal function does with inputs of these dtypes (the last one used is the result's). float16 is handed to
/// the loop as float32.
struct loop {
  std::array<dtype, 3> types;
  inner_loop run;
};

using element::half;
using complex64 = std::complex<float>;
using complex128 = std::complex<double>;

template <class... T>
struct types {};
template <class... Lists>
struct joined;
template <class... A>
struct joined<types<A...>> {
  using type = types<A...>;
};
template <class... A, class... B, class... Rest>
struct joined<types<A...>, types<B...>, Rest...> : joined<types<A..., B...>, Rest...> {};
template <class... Lists>
using join = typename joined<Lists...>::type;

// In NumPy's order, which decides what an input of another dtype is cast to.
using bools = types<bool>;
using integers = types<std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t, std::uint32_t,
                       std::int64_t, std::uint64_t>;
using floats = types<half, float, double>;
using complexes = types<complex64, complex128>;
using reals = join<integers, floats>;
using inexact = join<floats, complexes>;
using numbers = join<reals, complexes>;

template <class T>
inline constexpr bool is_complex = std::is_same_v<T, complex64> || std::is_same_v<T, complex128>;
/// What a loop has in memory for an element of T.
template <class T>
using in_loop = std::conditional_t<std::is_same_v<T, half>, float, T>;
template <class T>
inline constexpr dtype dtype_for = dtype_of<T>();
template <>
inline constexpr dtype dtype_for<half> = dtype::float16;

template <class T>
[[nodiscard]] T load(const std::byte* from) noexcept {
  if constexpr (std::is_same_v<T, bool>) {
    return *from != std::byte{0};
  } else {
    T out;
    std::memcpy(&out, from, sizeof out);
    return out;
  }
}
template <class T>
void store(std::byte* to, T x) noexcept {
  std::memcpy(to, &x, sizeof x);
}

template <auto F, class R, class A>
void run_unary(std::byte* const* at, const std::ptrdiff_t* step, std::size_t count) {
  const std::byte* a = at[0];
  std::byte* r = at[1];
  for (; count-- != 0; a += step[0], r += step[1]) store(r, static_cast<R>(F(load<A>(a))));
}
template <auto F, class R, class A, class B>
void run_binary(std::byte* const* at, const std::ptrdiff_t* step, std::size_t count) {
  const std::byte *a = at[0], *b = at[1];
  std::byte* r = at[2];
  for (; count-- != 0; a += step[0], b += step[1], r += step[2]) store(r, static_cast<R>(F(load<A>(a), load<B>(b))));
}

template <auto F, class R, class A>
inline constexpr loop unary_loop{{dtype_for<A>, dtype_for<R>, {}}, run_unary<F, in_loop<R>, in_loop<A>>};
template <auto F, class R, class A, class B = A>
inline constexpr loop binary_loop{{dtype_for<A>, dtype_for<B>, dtype_for<R>},
                                  run_binary<F, in_loop<R>, in_loop<A>, in_loop<B>>};

/// Tables of loops: from T to T, or from T to bool.
template <auto F, class List>
inline constexpr int unary_loops = 0;
template <auto F, class... T>
inline constexpr std::array<loop, sizeof...(T)> unary_loops<F, types<T...>>{unary_loop<F, T, T>...};
template <auto F, class List>
inline constexpr int unary_tests = 0;
template <auto F, class... T>
inline constexpr std::array<loop, sizeof...(T)> unary_tests<F, types<T...>>{unary_loop<F, bool, T>...};
template <auto F, class List>
inline constexpr int binary_loops = 0;
template <auto F, class... T>
inline constexpr std::array<loop, sizeof...(T)> binary_loops<F, types<T...>>{binary_loop<F, T, T>...};
template <auto F, class List>
inline constexpr int binary_tests = 0;
template <auto F, class... T>
inline constexpr std::array<loop, sizeof...(T)> binary_tests<F, types<T...>>{binary_loop<F, bool, T>...};

}  // namespace sipyco::expression::numpy
