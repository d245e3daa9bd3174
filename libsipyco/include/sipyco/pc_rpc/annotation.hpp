// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <complex>
#include <concepts>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc {

/// The Python class that stands for a C++ type in the signature of a method: `name`, empty for none.
///
/// bool, the integers, floating point and complex numbers, texts, arrays and containers have the class that they are
/// converted to. A type of your own: `template <> struct sipyco::pc_rpc::annotation<Point> { static constexpr
/// std::string_view name = "tuple"; };`
template <class T>
struct annotation {
  static constexpr std::string_view name = "";  ///< A Python class.
};

/// @cond
template <>
struct annotation<bool> {
  static constexpr std::string_view name = "bool";
};
template <std::integral T>
struct annotation<T> {
  static constexpr std::string_view name = "int";
};
template <std::floating_point T>
struct annotation<T> {
  static constexpr std::string_view name = "float";
};
template <std::floating_point T>
struct annotation<std::complex<T>> {
  static constexpr std::string_view name = "complex";
};
template <class T>
  requires std::same_as<T, std::string> || std::same_as<T, std::string_view> || std::same_as<T, const char*>
struct annotation<T> {
  static constexpr std::string_view name = "str";
};
template <>
struct annotation<Integer> {
  static constexpr std::string_view name = "int";
};
template <>
struct annotation<NDArray> {
  static constexpr std::string_view name = "ndarray";
};
template <>
struct annotation<Dict> {
  static constexpr std::string_view name = "dict";
};
template <>
struct annotation<Set> {
  static constexpr std::string_view name = "set";
};
template <class T, class A>
struct annotation<std::vector<T, A>> {
  static constexpr std::string_view name = "list";
};
template <class T, std::size_t N>
struct annotation<std::array<T, N>> {
  static constexpr std::string_view name = "list";
};
template <class T>
struct annotation<std::span<T>> {
  static constexpr std::string_view name = "list";
};
template <class... T>
struct annotation<std::tuple<T...>> {
  static constexpr std::string_view name = "tuple";
};
template <class A, class B>
struct annotation<std::pair<A, B>> {
  static constexpr std::string_view name = "tuple";
};
template <class K, class V, class C, class A>
struct annotation<std::map<K, V, C, A>> {
  static constexpr std::string_view name = "dict";
};
template <class K, class V, class H, class E, class A>
struct annotation<std::unordered_map<K, V, H, E, A>> {
  static constexpr std::string_view name = "dict";
};
template <class T, class C, class A>
struct annotation<std::set<T, C, A>> {
  static constexpr std::string_view name = "set";
};
template <class T>
struct annotation<std::optional<T>> : annotation<T> {};
/// @endcond

/// Of the items of a `varargs` parameter, which is what Python annotates there.
template <class T>
struct item_annotation : annotation<T> {};
template <class T, class A>
struct item_annotation<std::vector<T, A>> : annotation<T> {};

}  // namespace sipyco::pc_rpc
