// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pyon/encode.hpp>
#include <sipyco/pyon/version.hpp>
#include <sipyco/value/value.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace sipyco::pyon {

/// Something in a value that a version of PYON does not carry.
struct loss {
  /// Where it is, like `["a"][1]`; empty for the value itself. A key or an element of a set is shown by its container.
  std::string path;
  /// What becomes of it, like `an empty set becomes an empty dict`.
  std::string what;
  /// It cannot be encoded at all: `encode` throws.
  bool fatal = false;

  friend bool operator==(const loss&, const loss&) = default;  ///< Member by member.
};

/// What would not survive encoding in that version and decoding: to be asked before a file is converted from one to the
/// other. At most `max_count` are named. Throws LimitError for values nested deeper than `max_value_depth`.
[[nodiscard]] std::vector<loss> losses(const Value& x, version which, const encode_options& options = {},
                                       std::size_t max_count = 100);

}  // namespace sipyco::pyon
