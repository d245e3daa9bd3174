// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "expression/native.hpp"

#include <span>

/// The methods of Python's classes, each table sorted by name.
namespace sipyco::expression {

[[nodiscard]] std::span<const native_method> int_methods() noexcept;
[[nodiscard]] std::span<const native_method> float_methods() noexcept;
[[nodiscard]] std::span<const native_method> complex_methods() noexcept;
[[nodiscard]] std::span<const native_method> fraction_methods() noexcept;
[[nodiscard]] std::span<const native_method> str_methods() noexcept;
[[nodiscard]] std::span<const native_method> bytes_methods() noexcept;
[[nodiscard]] std::span<const native_method> list_methods() noexcept;
[[nodiscard]] std::span<const native_method> tuple_methods() noexcept;
[[nodiscard]] std::span<const native_method> dict_methods() noexcept;
[[nodiscard]] std::span<const native_method> set_methods() noexcept;
[[nodiscard]] std::span<const native_method> frozenset_methods() noexcept;
[[nodiscard]] std::span<const native_method> range_methods() noexcept;
[[nodiscard]] std::span<const native_method> slice_methods() noexcept;
[[nodiscard]] std::span<const native_method> dict_view_methods() noexcept;

// Functions that are called on the class itself, such as `dict.fromkeys`.
[[nodiscard]] std::span<const native> int_functions() noexcept;
[[nodiscard]] std::span<const native> float_functions() noexcept;
[[nodiscard]] std::span<const native> str_functions() noexcept;
[[nodiscard]] std::span<const native> bytes_functions() noexcept;
[[nodiscard]] std::span<const native> dict_functions() noexcept;
[[nodiscard]] std::span<const native> ordered_dict_functions() noexcept;

}  // namespace sipyco::expression
