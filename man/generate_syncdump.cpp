// SPDX-License-Identifier: LGPL-3.0-or-later
// Fills in syncdump's manual page and completion.
#include "page.hpp"

#include "syncdump/flags.hpp"

namespace man = sipyco::man;
namespace syncdump = sipyco::syncdump;

static man::replacements tables() {
  syncdump::options unused;
  auto out = man::common("syncdump", syncdump::help(), syncdump::flag_sections(),
                         {{"format", "pyon pyon1 json lines"}, {"key", ""}, {"cert-key", man::files}});
  out.push_back({"@FLAG_WORDS@", man::flag_words(syncdump::all_flags(unused))});
  return out;
}

int main(int argc, char** argv) { return man::fill_in(argc, argv, tables); }
