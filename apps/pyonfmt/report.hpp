// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/options.hpp"
#include "pyonfmt/source.hpp"

#include <sipyco/formats/json.hpp>

#include <string_view>
#include <vector>

/// What is said on standard error while the work goes on.
namespace sipyco::pyonfmt {

/// With `-v` each loss, else nothing.
void report_losses(const source& from, const std::vector<formats::json_loss>& losses, const options& given);

/// A message that begins with the file's name and place, as compilers write it.
void report_error(std::string_view located);

}  // namespace sipyco::pyonfmt
