// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/options.hpp"
#include "pyonfmt/source.hpp"

#include <sipyco/base/limits.hpp>
#include <sipyco/value/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace sipyco::pyonfmt {

/// What a file holds.
struct documents {
  std::vector<Value> values;
  text_format came_in = text_format::automatic;
  /// Whether the text ended in a newline.
  bool final_newline = false;
};

/// What this tool reads: the files are the user's own, so that their size is no reason to refuse them.
[[nodiscard]] decode_limits limits_of(const options& given);

/// The documents of a text, which is freed as soon as it is decoded. Throws located_error.
[[nodiscard]] documents decode_documents(std::string&& text, const source& from, const options& given);

/// The same for v1 in a regular file, piece by piece: the text takes no memory beside its value.
[[nodiscard]] documents decode_v1_pieces(source& from, const options& given);

/// Whether a text, JSON too, is what `store_file` of version 1.9 writes. On one line that is how much else is written,
/// so that the text must be `known_as_pyon`.
[[nodiscard]] bool is_in_layout_of_v1(std::string_view text, bool known_as_pyon);

}  // namespace sipyco::pyonfmt
