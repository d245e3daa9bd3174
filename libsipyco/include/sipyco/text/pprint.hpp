// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/text/print_options.hpp>
#include <sipyco/value/value.hpp>

#include <cstddef>
#include <string>

namespace sipyco::text {

/// Python's `pprint.pformat(x, width=width)`, which is what `pprint.pprint` prints without its final newline.
///
/// Keys and elements that Python would sort by their addresses stay in insertion order. Throws as `repr` does, and
/// ValueError when `width` is 0.
[[nodiscard]] std::string pprint(const Value& x, std::size_t width = 80, const print_options& options = {});

}  // namespace sipyco::text
