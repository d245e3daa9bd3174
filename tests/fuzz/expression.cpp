// SPDX-License-Identifier: LGPL-3.0-or-later
// Texts for the evaluator: the same text gives the same value, and what is printed evaluates to what prints the same.
#include "fuzz/expression_oracle.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sipyco;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto printed = fuzz::evaluated(text);
  // Random numbers differ each time; signs of zeros in complex numbers are lost by their repr, as in Python.
  if (!printed || text.find("random") != text.npos || printed->find('j') != printed->npos) return 0;
  fuzz::require_of(fuzz::evaluated(text) == printed, "the same text gives the same value", text);
  const auto again = fuzz::evaluated(*printed);
  if (again) fuzz::require_of(*again == *printed, "a printed value evaluates to itself", text);
  return 0;
}
