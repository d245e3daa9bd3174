// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/help.hpp>

#include <string>
#include <vector>

/// Parts of a manual page's source, in scdoc's language, from the tables of which the help is made.
namespace sipyco::cli {

/// Terms with their texts indented below. In a term what the user types is bold and placeholders, which begin with a
/// capital, are underlined.
[[nodiscard]] std::string scdoc_entries(const std::vector<help_entry>& entries);

/// Each section under a heading of its own.
[[nodiscard]] std::string scdoc_sections(const std::vector<help_section>& sections);

}  // namespace sipyco::cli
