// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <span>
#include <string>

namespace sipyco::syncdump {

/// What differs between two structures, as lines: `-["a"][1] = 2` of the one before, `+["a"][1] = 3` of the one after.
/// Only the part that `place` leads to is compared.
[[nodiscard]] std::string difference(const Value& before, const Value& after, std::span<const Value> place = {});

}  // namespace sipyco::syncdump
