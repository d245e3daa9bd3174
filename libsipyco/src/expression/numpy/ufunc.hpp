// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <optional>
#include <span>
#include <string_view>

#include "expression/numpy/loop.hpp"
#include "expression/numpy/operand.hpp"

namespace sipyco::expression::numpy {

/// What a reduction over no elements gives.
enum class identity : std::uint8_t { none, zero, one, all_bits };

/// What inputs are made into before a loop is chosen: integers into float64 by a division, all into their truth by the
/// logical functions.
enum class input_rule : std::uint8_t { none, divide, truth, exponent };

/// A universal function: one of elements, applied to arrays of any shape.
struct ufunc {
  std::string_view name;
  std::uint8_t inputs;
  std::span<const loop> loops;
  identity empty = identity::none;
  input_rule rule = input_rule::none;
};

/// Null when there is none of that name.
[[nodiscard]] const ufunc* find_ufunc(std::string_view name) noexcept;
/// One that is known to exist.
[[nodiscard]] const ufunc& ufunc_named(std::string_view name);
/// The first loop that all inputs can be cast to without loss, as NumPy chooses it; with `wanted`, the one whose result
/// is that. Throws TypeError.
[[nodiscard]] const loop& choose_loop(const ufunc& f, std::span<const dtype> inputs, std::optional<dtype> wanted = {});

/// The result as an array, zero-dimensional when all inputs are.
[[nodiscard]] NDArray apply(const ufunc& f, std::span<const operand> inputs, budget& limits,
                            std::optional<dtype> wanted = {});
[[nodiscard]] NDArray apply(const ufunc& f, std::span<const Value> inputs, budget& limits,
                            std::optional<dtype> wanted = {});
/// The result as Python has it: a zero-dimensional one becomes a scalar.
[[nodiscard]] Value call(const ufunc& f, std::span<const Value> inputs, budget& limits,
                         std::optional<dtype> wanted = {});

}  // namespace sipyco::expression::numpy
