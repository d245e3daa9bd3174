// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pyonfmt/options.hpp"

#include <string>

namespace sipyco::pyonfmt {

/// Formats one file; true when `--check` or `--diff` found that it would change. Throws located_error and what leads to
/// other exit codes.
[[nodiscard]] bool format_file(const std::string& path, const options& given);

/// `--lines`: the same, each line a document, for as long as there are any.
[[nodiscard]] bool format_lines(const std::string& path, const options& given);

/// `--extract`: writes a part of the file as a file of its own.
void extract_part(const std::string& path, const options& given);

}  // namespace sipyco::pyonfmt
