// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>

#include <sipyco/pyon/version.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::sync_struct {

/// The three entries of a dict or list that are the longest on the wire: `["a"] 56 MiB, ["b"] 8 MiB`.
[[nodiscard]] std::string largest_keys(const Value& structure, pyon::version version);

}  // namespace sipyco::sync_struct
