// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/destination.hpp"
#include "pyonfmt/options.hpp"
#include "pyonfmt/source.hpp"

namespace sipyco::pyonfmt {

/// Whether text of a format can be written anew while it is read: v2 and JSON in constant memory, v1 in that of its
/// largest dict's text.
[[nodiscard]] bool can_stream(const options& given, text_format came_in);

/// Does so. Throws located_error.
void stream(source& from, destination& to, const options& given, text_format came_in);

/// What the beginning of a text looks like: `pyon1` when something in it is only that, else `pyon2`; `automatic` when
/// it is neither.
[[nodiscard]] text_format guess_format(std::string_view beginning, bool is_all, const options& given);

}  // namespace sipyco::pyonfmt
