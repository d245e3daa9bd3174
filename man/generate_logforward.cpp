// SPDX-License-Identifier: LGPL-3.0-or-later
// Fills in logforward's manual page and completion.
#include "page.hpp"

#include "logforward/flags.hpp"

namespace man = sipyco::man;
namespace logforward = sipyco::logforward;

static man::replacements tables() {
  logforward::options unused;
  std::string queue;
  auto out = man::common("logforward", logforward::help(), logforward::flag_sections());
  out.emplace_back("@FLAG_WORDS@", man::flag_words(logforward::all_flags(unused, queue)));
  return out;
}

int main(int argc, char** argv) { return man::fill_in(argc, argv, tables); }
