// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

namespace sipyco::pyon {

/// Whether v1 reads back what Python's repr of `part` says: v1 writes the parts of a slice so. `part` is not nested
/// deeper than `max_value_depth`.
[[nodiscard]] bool reads_back(const Value& part);

}  // namespace sipyco::pyon
