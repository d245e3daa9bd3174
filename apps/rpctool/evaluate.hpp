// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/remote.hpp"

#include <sipyco/expression/scope.hpp>

#include <functional>

namespace sipyco::rpctool {

/// The value of a Python expression. Throws expression::SyntaxError for what is none, and whatever the evaluation
/// throws.
[[nodiscard]] Value evaluate(std::string_view text, const expression::scope& names, remote& peer,
                             const std::function<bool()>& interrupted);

}  // namespace sipyco::rpctool
