// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/line_source.hpp"
#include "rpctool/options.hpp"
#include "rpctool/remote.hpp"

#include <sipyco/cli/exit_codes.hpp>

#include <functional>

namespace sipyco::rpctool {

/// Where answers and messages go.
struct batch_streams {
  std::function<void(std::string_view)> out;
  std::function<void(std::string_view)> err;
};

/// Answers each line of `lines` by one line. Throws what went wrong, unless `--keep-going` says to tell it on `err`;
/// then the code of the first error is returned.
cli::exit_code run_batch(remote& peer, line_source& lines, const options& given, const batch_streams& streams);

}  // namespace sipyco::rpctool
