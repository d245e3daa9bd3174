// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "dds.hpp"

#include <sipyco/pc_rpc/target.hpp>

namespace dds {

/// The device's methods as clients see them. `device` must outlive the server.
[[nodiscard]] sipyco::pc_rpc::Target make_target(Synthesizer& device);

}  // namespace dds
