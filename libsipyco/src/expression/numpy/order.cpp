// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/order.hpp"

#include <sipyco/base/error.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <vector>

#include "expression/numpy/complex_arithmetic.hpp"
#include "expression/numpy/loop.hpp"
#include "expression/numpy/operand.hpp"

namespace sipyco::expression::numpy {

namespace {

using family = dtype::family;

/// The element type of text: compared by its bytes' numbers.
struct text_type {
  std::size_t width;
  bool wide;
};

template <class T>
bool ordered_before(T a, T b) {
  if constexpr (is_complex<T>) {
    using R = typename T::value_type;
    const R ar = a.real(), br = b.real(), ai = a.imag(), bi = b.imag();
    if (ar < br) return ai == ai || bi != bi;
    if (ar > br) return bi != bi && ai == ai;
    if (ar == br || (ar != ar && br != br)) return ai < bi || (bi != bi && ai == ai);
    return br != br;
  } else if constexpr (std::is_floating_point_v<T>) {
    return a < b || (b != b && a == a);
  } else {
    return a < b;
  }
}

template <class T>
bool no_number(T a) {
  if constexpr (is_complex<T>)
    return is_nan(a);
  else
    return a != a;
}

/// Calls `f` with a null pointer of what orders the elements of an array; float16 as float32. Throws TypeError.
template <class F>
void with_order(const dtype& type, F&& f) {
  bool done = false;
  element::with_type(type, [&]<class T>(T*) {
    if constexpr (std::is_same_v<T, bool>)
      f(static_cast<std::uint8_t*>(nullptr)), done = true;
    else if constexpr (std::is_integral_v<T> || std::is_same_v<T, float> || std::is_same_v<T, double> || is_complex<T>)
      f(static_cast<T*>(nullptr)), done = true;
  });
  if (!done) throw TypeError("elements of " + type.name() + " are not ordered here");
}

NDArray native(const NDArray& x, budget& limits) {
  if (x.type() == dtype::float16) return cast(x, dtype::float32, limits);
  return cast(x, x.type().little_endian(), limits);
}

bool is_text(dtype type) { return type.kind() == family::str || type.kind() == family::bytes; }

/// Whether one text element stands before another.
bool text_before(const std::byte* a, const std::byte* b, dtype type) {
  const bool wide = type.kind() == family::str;
  for (std::size_t at = 0; at < type.itemsize(); at += wide ? 4 : 1) {
    const std::uint32_t x = wide ? load<std::uint32_t>(a + at) : load<std::uint8_t>(a + at);
    const std::uint32_t y = wide ? load<std::uint32_t>(b + at) : load<std::uint8_t>(b + at);
    if (x != y) return x < y;
  }
  return false;
}

std::size_t row_length(const NDArray& x) { return x.ndim() == 0 ? 1 : x.shape().back(); }

std::uint64_t sorting_steps(const NDArray& x) { return x.size() * (std::bit_width(row_length(x)) / 4 + 1); }

template <class T>
void sort_places(const T* row, std::span<std::int64_t> places) {
  std::ranges::stable_sort(places, [row](std::int64_t a, std::int64_t b) { return ordered_before(row[a], row[b]); });
}

}  // namespace

NDArray sorted_places(const NDArray& given, budget& limits) {
  const NDArray x = native(given, limits);
  NDArray out = new_array(x.shape(), dtype::int64, limits);
  const std::size_t length = row_length(x), item = x.type().itemsize();
  if (x.size() == 0) return out;
  limits.step(sorting_steps(x));
  auto all = out.mutable_values<std::int64_t>();
  for (std::size_t at = 0; at < x.size(); at += length) {
    const auto places = all.subspan(at, length);
    std::iota(places.begin(), places.end(), std::int64_t{0});
    const std::byte* row = x.data() + at * item;
    const dtype type = x.type();
    if (is_text(type))
      std::ranges::stable_sort(places, [&](std::int64_t a, std::int64_t b) {
        return text_before(row + static_cast<std::size_t>(a) * item, row + static_cast<std::size_t>(b) * item, type);
      });
    else
      with_order(type, [&]<class T>(T*) { sort_places(reinterpret_cast<const T*>(row), places); });
  }
  return out;
}

NDArray sorted_rows(const NDArray& given, budget& limits) {
  const NDArray x = cast(given, given.type().little_endian(), limits);
  const NDArray order = sorted_places(x, limits);
  NDArray out = new_array(x.shape(), x.type(), limits);
  const std::size_t length = row_length(x), item = x.type().itemsize();
  const auto places = order.values<std::int64_t>();
  std::byte* to = out.mutable_data();
  for (std::size_t i = 0; i < x.size(); ++i)
    std::memcpy(to + i * item, x.data() + (i / length * length + static_cast<std::size_t>(places[i])) * item, item);
  return out;
}

namespace {

template <class Better>
void find_places(const NDArray& x, std::span<std::int64_t> out, Better better) {
  const std::size_t length = row_length(x);
  with_order(x.type(), [&]<class T>(T*) {
    const T* row = reinterpret_cast<const T*>(x.data());
    for (std::int64_t& place : out) {
      place = 0;
      for (std::size_t i = 1; i < length && !no_number(row[place]); ++i)
        if (no_number(row[i]) || better(row[i], row[place])) place = static_cast<std::int64_t>(i);
      row += length;
    }
  });
}

NDArray comparable(const NDArray& x) {
  return x.astype(x.type() == dtype::float16 ? dtype::float32 : x.type().little_endian());
}

}  // namespace

void places_of_largest(const NDArray& x, std::span<std::int64_t> out) {
  find_places(comparable(x), out, [](auto a, auto b) { return ordered_before(b, a); });
}
void places_of_smallest(const NDArray& x, std::span<std::int64_t> out) {
  find_places(comparable(x), out, [](auto a, auto b) { return ordered_before(a, b); });
}

distinct_elements distinct(const NDArray& given, budget& limits) {
  const NDArray x = cast(given, given.type().little_endian(), limits), order = sorted_places(x, limits);
  const NDArray sorted = sorted_rows(x, limits);
  const std::size_t item = x.type().itemsize();
  const auto before = [&](std::size_t i) {  // whether the sorted element i differs from the one before it
    const NDArray two =
        NDArray::from_bytes(std::array<std::size_t, 1>{2}, x.type(), sorted.bytes().subspan((i - 1) * item, 2 * item));
    if (is_text(x.type())) return text_before(two.data(), two.data() + item, x.type());
    bool out = false;
    const NDArray pair = comparable(two);
    with_order(pair.type(), [&]<class T>(T*) {
      const T* at = reinterpret_cast<const T*>(pair.data());
      out = ordered_before(at[0], at[1]);
    });
    return out;
  };
  std::vector<std::size_t> starts;
  NDArray inverse = new_array(x.shape(), dtype::int64, limits);
  limits.step(x.size() * 4);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (i == 0 || before(i)) starts.push_back(i);
    const auto place = static_cast<std::size_t>(order.values<std::int64_t>()[i]);
    inverse.mutable_values<std::int64_t>()[place] = static_cast<std::int64_t>(starts.size() - 1);
  }
  const std::array count{starts.size()};
  distinct_elements out{new_array(count, x.type(), limits), new_array(count, dtype::int64, limits), inverse,
                        new_array(count, dtype::int64, limits)};
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : x.size();
    std::memcpy(out.values.mutable_data() + i * item, sorted.data() + starts[i] * item, item);
    out.first_places.mutable_values<std::int64_t>()[i] = order.values<std::int64_t>()[starts[i]];
    out.counts.mutable_values<std::int64_t>()[i] = static_cast<std::int64_t>(end - starts[i]);
  }
  return out;
}

NDArray insertion_places(const NDArray& sorted_given, const NDArray& wanted_given, bool behind, budget& limits) {
  const NDArray sorted = native(sorted_given, limits), wanted = native(wanted_given, limits);
  NDArray out = new_array(wanted.shape(), dtype::int64, limits);
  limits.step(wanted.size() * 8);
  auto places = out.mutable_values<std::int64_t>();
  with_order(sorted.type(), [&]<class T>(T*) {
    const std::span from(reinterpret_cast<const T*>(sorted.data()), sorted.size());
    const T* each = reinterpret_cast<const T*>(wanted.data());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto less = [](T a, T b) { return ordered_before(a, b); };
      const auto found = behind ? std::upper_bound(from.begin(), from.end(), each[i], less)
                                : std::lower_bound(from.begin(), from.end(), each[i], less);
      places[i] = found - from.begin();
    }
  });
  return out;
}

}  // namespace sipyco::expression::numpy
