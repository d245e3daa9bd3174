// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/value/value.hpp>

#include <cstddef>
#include <span>
#include <string_view>

/// Values that travel as base64. Offsets of failures count from the start of the base64 text.
namespace sipyco::pyon {

/// Of an array, as NumPy has it.
inline constexpr std::size_t max_axes = 32;
[[nodiscard]] failure too_many_axes(std::size_t found);

/// An array, from the lengths of its axes and a str with its dtype.
[[nodiscard]] result<Value> decode_array(std::span<const Value> lengths, const Value& dtype_text,
                                         std::string_view base64, const decode_limits& limits);
/// A NumPy scalar.
[[nodiscard]] result<Value> decode_scalar(const Value& dtype_text, std::string_view base64,
                                          const decode_limits& limits);
[[nodiscard]] result<Value> decode_bytes(std::string_view base64, const decode_limits& limits);

}  // namespace sipyco::pyon
