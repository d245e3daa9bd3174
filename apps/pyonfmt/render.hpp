// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/options.hpp"

#include <sipyco/formats/json.hpp>
#include <sipyco/value/value.hpp>

#include <string>
#include <vector>

namespace sipyco::pyonfmt {

/// `x` in a format, without a final newline where the format has none by itself (`lines` do). Throws EncodeError and
/// LimitError.
[[nodiscard]] std::string render(const Value& x, text_format format, const options& given,
                                 std::vector<formats::json_loss>& losses);

/// Whether a text in this format ends in a newline: as the one that came in, unless `store_file` decides.
[[nodiscard]] bool ends_in_newline(text_format format, text_format came_in, bool came_with, const layout& form);

}  // namespace sipyco::pyonfmt
