// SPDX-License-Identifier: LGPL-3.0-or-later
// Fills in pyonfmt's manual page and completion.
#include "page.hpp"

#include "pyonfmt/flags.hpp"

namespace man = sipyco::man;
namespace pyonfmt = sipyco::pyonfmt;

static man::replacements tables() {
  pyonfmt::options unused;
  pyonfmt::raw_values raw;
  const auto page = pyonfmt::help();
  auto flags = page.sections;
  flags.erase(flags.begin());  // the arguments
  auto out = man::common("pyonfmt", page, flags,
                         {{"from", "auto pyon1 pyon2 json lines"},
                          {"to", "pyon1 pyon2 json repr lines"},
                          {"arrays", "base64 list summary"}});
  out.push_back({"@FLAG_WORDS@", man::flag_words(pyonfmt::all_flags(unused, raw))});
  return out;
}

int main(int argc, char** argv) { return man::fill_in(argc, argv, tables); }
