// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/version.hpp>

namespace sipyco {

std::string_view version() noexcept { return SIPYCO_VERSION; }

}  // namespace sipyco
