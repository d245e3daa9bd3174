// SPDX-License-Identifier: LGPL-3.0-or-later
// Fills in rpctool's manual page and completion.
#include "page.hpp"

#include "rpctool/flags.hpp"
#include "rpctool/help.hpp"

#include <sipyco/cli/scdoc.hpp>

namespace man = sipyco::man;
namespace rpctool = sipyco::rpctool;

static std::string flag_words(rpctool::action which) {
  rpctool::options unused;
  rpctool::flag_words values;
  return man::flag_words(rpctool::action_flags(which, unused, values));
}

static man::replacements tables() {
  rpctool::options unused;
  rpctool::flag_words values;
  const auto formats = rpctool::format_names();
  const auto format_words = man::words(std::vector<std::string>(formats.begin(), formats.end()));
  auto out = man::common("rpctool", rpctool::help_about(std::nullopt), rpctool::flag_sections(),
                         {{"format", format_words}, {"batch-format", "text json"}, {"numpy", "1 2"}});
  out.insert(out.end(), {{"@ACTIONS@", sipyco::cli::scdoc_entries(rpctool::action_section().entries)},
                         {"@ACTION_WORDS@", man::words(rpctool::action_names())},
                         {"@FLAG_WORDS@", man::flag_words(rpctool::general_flags(unused, values))},
                         {"@CALL_FLAG_WORDS@", flag_words(rpctool::action::call)},
                         {"@LIST_METHODS_FLAG_WORDS@", flag_words(rpctool::action::list_methods)},
                         {"@DESCRIBE_FLAG_WORDS@", flag_words(rpctool::action::describe)},
                         {"@INTERACTIVE_FLAG_WORDS@", flag_words(rpctool::action::interactive)},
                         {"@FORMATS@", format_words}});
  return out;
}

int main(int argc, char** argv) { return man::fill_in(argc, argv, tables); }
