// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <boost/program_options/options_description.hpp>

#include <cstddef>
#include <string>
#include <vector>

/// Parsing by a table of flags: an `options_description` of Program_options, from which the help, the manual page and
/// the completion are made too.
namespace sipyco::cli {

using flag_table = boost::program_options::options_description;  ///< Flags, their values and help texts.
using arguments = std::vector<std::string>;                      ///< A command line without the program's name.

/// Parses all of `args` by `flags`, whose variables it assigns, and returns what is no flag. Long flags may be
/// shortened as long as they are unambiguous; `--` ends the flags. Throws usage_error.
arguments parse_flags(const flag_table& flags, const arguments& args);

/// Index of the `n`-th argument, from 0, that is neither a flag nor a flag's value; `args.size()` if there are fewer.
[[nodiscard]] std::size_t find_positional(const flag_table& flags, const arguments& args, std::size_t n);

/// Completes abbreviated long flags that fit exactly one flag of `flags`, up to a `--`. To be used where some flags go
/// before others, which `parse_flags` would call ambiguous.
[[nodiscard]] arguments complete_abbreviations(const flag_table& flags, arguments args);

/// The long flags of a table, as typed: `--name`.
[[nodiscard]] std::vector<std::string> long_flags(const flag_table& flags);

}  // namespace sipyco::cli
