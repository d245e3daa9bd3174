// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pc_rpc/target.hpp>

namespace sipyco::test {

/// The target of the recorded exchanges (tests/vectors/device.py), in C++.
[[nodiscard]] pc_rpc::Target make_device();

}  // namespace sipyco::test
