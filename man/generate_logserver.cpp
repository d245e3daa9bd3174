// SPDX-License-Identifier: LGPL-3.0-or-later
// Fills in logserver's manual page and completion.
#include "page.hpp"

#include "logserver/flags.hpp"

namespace man = sipyco::man;
namespace logserver = sipyco::logserver;

static man::replacements tables() {
  logserver::options unused;
  logserver::raw_options words;
  auto out = man::common("logserver", logserver::help(), logserver::flag_sections(),
                         {{"format", man::words(logserver::style_names())},
                          {"file-format", man::words(logserver::style_names())},
                          {"level", "CRITICAL ERROR WARNING INFO DEBUG TRACE"},
                          {"multiline", "keep indent escape"},
                          {"log-file", man::files}});
  out.insert(out.end(), {{"@FLAG_WORDS@", man::flag_words(logserver::all_flags(unused, words))},
                         {"@FORMAT_WORDS@", man::words(logserver::style_names())}});
  return out;
}

int main(int argc, char** argv) { return man::fill_in(argc, argv, tables); }
