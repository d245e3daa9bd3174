// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/formats/json.hpp>

#include <cstddef>
#include <vector>

namespace sipyco::formats {

/// What of `x` is another value when it comes back from PYON v1: an empty set is a dict. v2 has no such losses. At most
/// `most` are listed. (The signs of zeros in complex numbers, which make no difference to `==`, are not.)
[[nodiscard]] std::vector<json_loss> version_losses(const Value& x, std::size_t most = 1000);

}  // namespace sipyco::formats
