// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

// What C++ types become and come from, included by value.hpp.
//
//   bool                                  bool; also taken from numpy.bool_
//   integers                              int; also taken from NumPy's integers and bool; OverflowError outside the
//   range float, double                         float; also taken from int and NumPy's reals std::complex complex; also
//   taken from any real std::string, std::string_view         str; a view lives as long as the Value it is taken from
//   std::vector, std::array, std::span    list; also taken from a tuple or a one-dimensional array
//   std::pair, std::tuple                 tuple; also taken from a list of that length
//   std::map, std::unordered_map          dict
//   std::set                              set
//   std::optional                         None or the value
//
// A type of your own: declare in its namespace
//
//   void to_value(sipyco::Value& out, const Point& p);     // then Value(p) and passing a Point as an argument work
//   void from_value(const sipyco::Value& v, Point& out);   // then v.as<Point>() works; Point is default-constructible

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include <sipyco/base/error.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco {

/// The Value that `x` becomes.
template <class T>
[[nodiscard]] Value value_from(const T& x) {
  return Value(x);
}

/// The T that `x` is. Throws TypeError when it is of another kind, OverflowError when it does not fit.
template <class T>
[[nodiscard]] T value_to(const Value& x);

namespace convert {
/// The non-template halves of `value_to`: what any number-like Value is.
[[nodiscard]] Integer to_integer(const Value& x);
[[nodiscard]] double to_double(const Value& x);
[[nodiscard]] std::complex<double> to_complex(const Value& x);
[[nodiscard]] bool to_bool(const Value& x);
/// The items of a list, tuple or one-dimensional array.
[[nodiscard]] std::vector<Value> to_items(const Value& x);
[[noreturn]] void fail_range(const Integer& x, std::int64_t low, std::uint64_t high);
[[noreturn]] void fail_length(std::size_t expected, std::size_t found);
}  // namespace convert

template <class T>
void to_value(Value& out, const std::optional<T>& x) {
  out = x ? Value(*x) : Value();
}
template <class T>
void to_value(Value& out, std::span<const T> x) {
  std::vector<Value> items(x.begin(), x.end());
  out = Value::list_of(items);
}
template <class T, class A>
void to_value(Value& out, const std::vector<T, A>& x) {
  std::vector<Value> items(x.begin(), x.end());
  out = Value::list_of(items);
}
template <class T, std::size_t N>
void to_value(Value& out, const std::array<T, N>& x) {
  to_value(out, std::span<const T>(x));
}
template <class A, class B>
void to_value(Value& out, const std::pair<A, B>& x) {
  out = Value::tuple({Value(x.first), Value(x.second)});
}
template <class... T>
void to_value(Value& out, const std::tuple<T...>& x) {
  out = std::apply([](const auto&... part) { return Value::tuple({Value(part)...}); }, x);
}
template <class K, class V, class C, class A>
void to_value(Value& out, const std::map<K, V, C, A>& x) {
  Dict entries;
  for (const auto& [key, value] : x) entries.set(Value(key), Value(value));
  out = Value(std::move(entries));
}
template <class K, class V, class H, class E, class A>
void to_value(Value& out, const std::unordered_map<K, V, H, E, A>& x) {
  Dict entries;
  for (const auto& [key, value] : x) entries.set(Value(key), Value(value));
  out = Value(std::move(entries));
}
template <class T, class C, class A>
void to_value(Value& out, const std::set<T, C, A>& x) {
  Set elements;
  for (const auto& element : x) elements.add(Value(element));
  out = Value(std::move(elements));
}

inline void from_value(const Value& x, Value& out) { out = x; }
inline void from_value(const Value& x, bool& out) { out = convert::to_bool(x); }
template <std::integral T>
  requires(!std::same_as<T, bool>)
void from_value(const Value& x, T& out) {
  const Integer whole = convert::to_integer(x);
  const Integer low(std::numeric_limits<T>::min()), high(std::numeric_limits<T>::max());
  if (whole < low || whole > high)
    convert::fail_range(whole, std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
  if constexpr (std::is_signed_v<T>)
    out = static_cast<T>(whole.to_int64());
  else
    out = static_cast<T>(whole.to_uint64());
}
template <std::floating_point T>
void from_value(const Value& x, T& out) {
  out = static_cast<T>(convert::to_double(x));
}
template <std::floating_point T>
void from_value(const Value& x, std::complex<T>& out) {
  out = static_cast<std::complex<T>>(convert::to_complex(x));
}
inline void from_value(const Value& x, std::string& out) { out = x.as_str(); }
inline void from_value(const Value& x, std::string_view& out) { out = x.as_str(); }
inline void from_value(const Value& x, Integer& out) { out = convert::to_integer(x); }
inline void from_value(const Value& x, NDArray& out) { out = x.as_ndarray(); }
inline void from_value(const Value& x, Dict& out) { out = x.as_dict(); }
inline void from_value(const Value& x, Set& out) { out = x.as_set(); }
template <class T>
void from_value(const Value& x, std::optional<T>& out) {
  if (x.is_none())
    out.reset();
  else
    out = value_to<T>(x);
}
template <class T, class A>
void from_value(const Value& x, std::vector<T, A>& out) {
  const auto items = convert::to_items(x);
  out.clear();
  out.reserve(items.size());
  for (const auto& item : items) out.push_back(value_to<T>(item));
}
template <class T, std::size_t N>
void from_value(const Value& x, std::array<T, N>& out) {
  const auto items = convert::to_items(x);
  if (items.size() != N) convert::fail_length(N, items.size());
  std::transform(items.begin(), items.end(), out.begin(), value_to<T>);
}
template <class A, class B>
void from_value(const Value& x, std::pair<A, B>& out) {
  const auto items = x.items();
  if (items.size() != 2) convert::fail_length(2, items.size());
  out = {value_to<A>(items[0]), value_to<B>(items[1])};
}
template <class... T>
void from_value(const Value& x, std::tuple<T...>& out) {
  const auto items = x.items();
  if (items.size() != sizeof...(T)) convert::fail_length(sizeof...(T), items.size());
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    out = std::tuple<T...>(value_to<T>(items[I])...);
  }(std::index_sequence_for<T...>());
}
template <class K, class V, class C, class A>
void from_value(const Value& x, std::map<K, V, C, A>& out) {
  out.clear();
  for (const auto& [key, value] : x.as_dict()) out.insert_or_assign(value_to<K>(key), value_to<V>(value));
}
template <class K, class V, class H, class E, class A>
void from_value(const Value& x, std::unordered_map<K, V, H, E, A>& out) {
  out.clear();
  for (const auto& [key, value] : x.as_dict()) out.insert_or_assign(value_to<K>(key), value_to<V>(value));
}
template <class T, class C, class A>
void from_value(const Value& x, std::set<T, C, A>& out) {
  out.clear();
  for (const auto& element : x.as_set()) out.insert(value_to<T>(element));
}

template <class T>
T value_to(const Value& x) {
  T out{};
  from_value(x, out);
  return out;
}

template <class T>
T Value::as() const {
  return value_to<T>(*this);
}

}  // namespace sipyco
