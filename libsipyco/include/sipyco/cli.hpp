// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// What programs with a command line share; a second library, `sipyco_cli`, over Boost.Program_options.

#include <sipyco/cli/color.hpp>           // IWYU pragma: export
#include <sipyco/cli/common_args.hpp>     // IWYU pragma: export
#include <sipyco/cli/errors.hpp>          // IWYU pragma: export
#include <sipyco/cli/exit_codes.hpp>      // IWYU pragma: export
#include <sipyco/cli/flag_values.hpp>     // IWYU pragma: export
#include <sipyco/cli/flags.hpp>           // IWYU pragma: export
#include <sipyco/cli/help.hpp>            // IWYU pragma: export
#include <sipyco/cli/nearest.hpp>         // IWYU pragma: export
#include <sipyco/cli/notices.hpp>         // IWYU pragma: export
#include <sipyco/cli/output.hpp>          // IWYU pragma: export
#include <sipyco/cli/run_main.hpp>        // IWYU pragma: export
#include <sipyco/cli/scdoc.hpp>           // IWYU pragma: export
#include <sipyco/cli/signals.hpp>         // IWYU pragma: export
#include <sipyco/cli/simple_program.hpp>  // IWYU pragma: export
#include <sipyco/cli/stderr_log.hpp>      // IWYU pragma: export
#include <sipyco/cli/terminal.hpp>        // IWYU pragma: export
