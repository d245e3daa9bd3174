// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>
#include "expression/bind.hpp"
#include "expression/methods.hpp"

#include <cstddef>
#include <string_view>

/// What methods of str and bytes have in common: both are octets, those of a str are UTF-8.
namespace sipyco::expression {

/// Of a str or bytes.
[[nodiscard]] std::string_view octets_of(const Value& x);
/// A str or bytes, as `model` is.
[[nodiscard]] Value text_like(const Value& model, std::string_view octets);
/// The octets of an argument that must be of the same class as `self`.
[[nodiscard]] std::string_view operand(const Value& self, const Value& x);

/// The part of a text between two optional indices, in octets.
struct text_part {
  std::size_t begin = 0, end = 0;
  bool valid = true;  ///< false when it begins behind its end, or behind the text
};
[[nodiscard]] text_part part_of(const Value& self, const Value* start, const Value* end);
/// Before a text is searched for another: where both repeat themselves that takes the product of their lengths.
void charge_search(context& where, std::string_view text, std::string_view wanted);
/// How many characters there are before an octet.
[[nodiscard]] std::size_t character_index(const Value& self, std::size_t octet);
/// The length of the character at an octet.
[[nodiscard]] std::size_t character_size(const Value& self, std::size_t octet);
/// Python's white space, Unicode's for a str; the length of what stands there, 0 when it is something else.
[[nodiscard]] std::size_t space_at(const Value& self, std::size_t octet);

// The methods, by subject; each works on str and bytes.
[[nodiscard]] std::span<const native_method> text_search_methods() noexcept;
[[nodiscard]] std::span<const native_method> text_split_methods() noexcept;
[[nodiscard]] std::span<const native_method> text_fill_methods() noexcept;
[[nodiscard]] std::span<const native_method> text_case_methods() noexcept;

}  // namespace sipyco::expression
