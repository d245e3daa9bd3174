// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/value/value.hpp>

#include <string_view>

/// Values that travel as base64. Offsets of failures count from the start of the base64 text.
namespace sipyco::pyon {

/// An array, from a tuple, list or single number of lengths, and a str with its dtype.
[[nodiscard]] result<Value> decode_array(const Value& shape, const Value& dtype_text, std::string_view base64,
                                         const decode_limits& limits);
/// A NumPy scalar.
[[nodiscard]] result<Value> decode_scalar(const Value& dtype_text, std::string_view base64,
                                          const decode_limits& limits);
[[nodiscard]] result<Value> decode_bytes(std::string_view base64, const decode_limits& limits);

}  // namespace sipyco::pyon
