// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "expression/native.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace sipyco::expression {

/// What Python's built-ins call so, and Fraction, OrderedDict and `np`.
[[nodiscard]] std::optional<Value> find_builtin(std::string_view name);

/// Tables by subject.
[[nodiscard]] std::span<const native> number_functions() noexcept;
[[nodiscard]] std::span<const native> text_functions() noexcept;
[[nodiscard]] std::span<const native> iterable_functions() noexcept;
[[nodiscard]] std::span<const native> object_functions() noexcept;

}  // namespace sipyco::expression
