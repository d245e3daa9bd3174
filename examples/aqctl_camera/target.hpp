// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "camera.hpp"

#include <sipyco/pc_rpc/target.hpp>

namespace camera {

/// The camera's methods as clients see them. `device` must outlive the server.
[[nodiscard]] sipyco::pc_rpc::Target make_target(Camera& device);

}  // namespace camera
