// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <sipyco/pc_rpc/keyword.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc::detail {

template <class T>
inline constexpr bool is_keyword = std::is_same_v<std::remove_cvref_t<T>, keyword_argument>;
template <class... Args>
inline constexpr std::size_t positional_count = (std::size_t{0} + ... + (is_keyword<Args> ? 0 : 1));

/// The C++ arguments of a call as values.
template <class... Args>
struct call_arguments {
  explicit call_arguments(Args&&... arguments) {
    [[maybe_unused]] Value* next = positional.data();
    (add(next, std::forward<Args>(arguments)), ...);
  }

  std::array<Value, positional_count<Args...>> positional;
  Dict keywords;

 private:
  template <class T>
  void add(Value*& next, T&& argument) {
    if constexpr (is_keyword<T>)
      keywords.set(Value(argument.name), std::forward<T>(argument).value);
    else
      *next++ = Value(std::forward<T>(argument));
  }
};

}  // namespace sipyco::pc_rpc::detail
