// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/common_args.hpp>
#include <sipyco/cli/flags.hpp>
#include <sipyco/cli/help.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::cli {

/// Answers `--help` and `--version` on standard output. False when neither was asked for.
[[nodiscard]] bool answer_standard_requests(std::string_view name, const standard_requests& asked,
                                            const std::function<help_page()>& page);

/// For programs whose arguments are all flags, as a controller's are: assigns the variables of `flags` and answers
/// `--help` and `--version` itself. False when it has answered: then there is nothing else to do. Throws usage_error.
[[nodiscard]] bool parse_simple_program(std::string_view name, const std::string& summary,
                                        const std::vector<help_entry>& examples, flag_table flags,
                                        const arguments& args);

}  // namespace sipyco::cli
