// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/run_main.hpp>

namespace sipyco::logforward {

/// The tool's body, for cli::run_main.
[[nodiscard]] cli::exit_code run(cli::tool& self, const cli::arguments& args);

}  // namespace sipyco::logforward
