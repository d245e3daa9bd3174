// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

// How a C++ callable becomes the body of a method: its parameter types, the conversion of bound Values to them, and the
// conversion of its result.

#include <cstddef>
#include <exception>
#include <functional>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <sipyco/base/error.hpp>
#include <sipyco/pc_rpc/parameter.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc::detail {

template <class R, class... A>
struct signature_of {
  using result = R;
  using arguments = std::tuple<A...>;
};

/// @cond
/// Parameter and result types of functions, member functions (without their object) and objects with one `operator()`.
template <class F>
struct callable : callable<decltype(&F::operator())> {};
template <class R, class... A>
struct callable<R (*)(A...)> : signature_of<R, A...> {};
template <class R, class... A>
struct callable<R (*)(A...) noexcept> : signature_of<R, A...> {};
template <class R, class C, class... A>
struct callable<R (C::*)(A...)> : signature_of<R, A...> {};
template <class R, class C, class... A>
struct callable<R (C::*)(A...) const> : signature_of<R, A...> {};
template <class R, class C, class... A>
struct callable<R (C::*)(A...) noexcept> : signature_of<R, A...> {};
template <class R, class C, class... A>
struct callable<R (C::*)(A...) const noexcept> : signature_of<R, A...> {};
/// @endcond

template <class Tuple>
struct decayed;
template <class... A>
struct decayed<std::tuple<A...>> {
  using type = std::tuple<std::decay_t<A>...>;
};

/// Throws what is being handled again, with `argument 'NAME': ` before its message.
[[noreturn]] void rethrow_for_argument(std::string_view name);

template <class T>
[[nodiscard]] T convert_argument(const Value& x, const parameter& to) {
  try {
    return x.template as<T>();
  } catch (const Error&) {
    rethrow_for_argument(to.name);
  }
}

/// The bound Values as the function's parameter types, held by value; views into `bound` live as long as it does.
template <class F>
[[nodiscard]] auto convert_arguments(std::span<const Value> bound, std::span<const parameter> parameters) {
  using held = typename decayed<typename callable<F>::arguments>::type;
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return held{convert_argument<std::tuple_element_t<I, held>>(bound[I], parameters[I])...};
  }(std::make_index_sequence<std::tuple_size_v<held>>());
}

/// Calls `f`, after its object for a member function, with each of `held` as the parameter type it was converted for.
template <class F, class Held, class... Object>
decltype(auto) invoke_with(F& f, Held& held, Object&... object) {
  using arguments = typename callable<F>::arguments;
  return [&]<std::size_t... I>(std::index_sequence<I...>) -> decltype(auto) {
    return std::invoke(f, object..., static_cast<std::tuple_element_t<I, arguments>&&>(std::get<I>(held))...);
  }(std::make_index_sequence<std::tuple_size_v<arguments>>());
}

}  // namespace sipyco::pc_rpc::detail
