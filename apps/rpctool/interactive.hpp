// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/options.hpp"

#include <sipyco/cli/exit_codes.hpp>

namespace sipyco::rpctool {

/// The action `interactive`: `-c`, `--batch`, or lines from a terminal or a pipe.
cli::exit_code run_interactive(const options& given);

}  // namespace sipyco::rpctool
