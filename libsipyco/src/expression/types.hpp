// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "expression/native.hpp"

#include <span>

namespace sipyco::expression {

/// The built-in classes, sorted by name.
[[nodiscard]] std::span<const native_type> builtin_types() noexcept;

/// Python's `type(x)`.
[[nodiscard]] Value type_of(const Value& x);
/// Python's `isinstance(x, classes)`. Throws TypeError.
[[nodiscard]] bool is_instance(const Value& x, const Value& classes);

// What the classes make when called.
[[nodiscard]] Value make_bool(context& where, const arguments& given);
[[nodiscard]] Value make_int(context& where, const arguments& given);
[[nodiscard]] Value make_float(context& where, const arguments& given);
[[nodiscard]] Value make_complex(context& where, const arguments& given);
[[nodiscard]] Value make_fraction(context& where, const arguments& given);
[[nodiscard]] Value make_str(context& where, const arguments& given);
[[nodiscard]] Value make_bytes(context& where, const arguments& given);
[[nodiscard]] Value make_list(context& where, const arguments& given);
[[nodiscard]] Value make_tuple(context& where, const arguments& given);
[[nodiscard]] Value make_set(context& where, const arguments& given);
[[nodiscard]] Value make_frozenset(context& where, const arguments& given);
[[nodiscard]] Value make_dict(context& where, const arguments& given);
[[nodiscard]] Value make_ordered_dict(context& where, const arguments& given);
[[nodiscard]] Value make_range(context& where, const arguments& given);
[[nodiscard]] Value make_slice(context& where, const arguments& given);
[[nodiscard]] Value make_type(context& where, const arguments& given);

/// Python's `dict.update`, of pairs or a mapping and keywords.
void update(context& where, Dict& out, const arguments& given, std::string_view function);
/// Before an entry is added to a set or dict.
void charge_entry(context& where);
/// The elements of an iterable, counted.
[[nodiscard]] Set collect_set(context& where, const Value& x);

}  // namespace sipyco::expression
