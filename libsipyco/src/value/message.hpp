// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <string>

namespace sipyco {

/// A value in an error message: keys as Python's repr shows them, of everything else the class.
[[nodiscard]] std::string brief(const Value& x);

}  // namespace sipyco
