// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/connection.hpp"

namespace sipyco::rpctool {

/// The actions but `interactive`; each prints what it finds. They throw cli::fatal_error for names that are not there.
void run_list_targets(const options& given);
void run_list_methods(const options& given);
void run_describe(const options& given);
/// As often as `--repeat` says.
void run_call(const options& given);

/// The style of what goes to standard output: as wide as the terminal is.
[[nodiscard]] result_style output_style(const options& given);

}  // namespace sipyco::rpctool
