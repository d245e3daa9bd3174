// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/run_main.hpp>

namespace sipyco::syncdump {

/// Does what the command line says.
cli::exit_code run(cli::tool& self, const cli::arguments& args);

}  // namespace sipyco::syncdump
