// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/text/print_options.hpp>
#include <sipyco/value/value.hpp>

#include <string>

namespace sipyco::text {

/// Python's `repr(x)`, in UTF-8: what is not printable, lone surrogates included, is escaped.
///
/// The elements of a set are sorted where Python can sort them, else in insertion order: CPython's own order is an
/// accident of its hash table. Throws LimitError for a value nested deeper than `max_value_depth`, ValueError where
/// Python does: an integer of more than 4300 digits, a datetime64 without unit.
[[nodiscard]] std::string repr(const Value& x, const print_options& options = {});

/// Python's `str(x)`: the text of a str, `3/4` of a Fraction, `5 seconds` of a timedelta64, an array without `array()`;
/// of all else the repr.
[[nodiscard]] std::string str(const Value& x, const print_options& options = {});

}  // namespace sipyco::text
