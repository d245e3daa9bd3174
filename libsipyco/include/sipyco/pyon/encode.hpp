// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/pyon/version.hpp>
#include <sipyco/value/value.hpp>

#include <string>

namespace sipyco::pyon {

/// `x` as text on one line, ASCII only, byte for byte as Python's `pyon.encode` writes it.
///
/// Throws EncodeError for what the version cannot express, naming its path (`["a"][1]`), and LimitError for integers
/// of too many digits, for values nested deeper than `max_value_depth` and for text longer than the limit.
[[nodiscard]] std::string encode(const Value& x, version which, const encode_limits& limits = {});

/// Appends the text to `out`, which stays as it was when an exception is thrown.
void encode_to(std::string& out, const Value& x, version which, const encode_limits& limits = {});

/// The same with the failure as a value.
[[nodiscard]] result<void> try_encode_to(std::string& out, const Value& x, version which,
                                         const encode_limits& limits = {});

}  // namespace sipyco::pyon
