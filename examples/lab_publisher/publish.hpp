// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "settings.hpp"

namespace lab {

/// Runs the experiment and publishes it, until a signal comes, which it returns.
[[nodiscard]] int publish(const settings& given);

}  // namespace lab
