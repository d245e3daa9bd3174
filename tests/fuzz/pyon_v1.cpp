// SPDX-License-Identifier: LGPL-3.0-or-later
// Texts for the v1 reader: pieces make no difference, neither to values nor to events; what has a value has events; the
// value survives encoding.
#include "fuzz/pyon_oracle.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sipyco;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto whole = pyon::try_decode(text, pyon::v1);
  fuzz::require(fuzz::shown(whole) == fuzz::shown(fuzz::decode_in_two(text, pyon::v1)), "pieces make no difference",
                text);
  const fuzz::traced events = fuzz::trace<pyon::v1_reader>(text, size);
  fuzz::require(events.agrees(fuzz::trace<pyon::v1_reader>(text, fuzz::cut(text))), "pieces have the same events",
                text);
  if (!whole) return 0;
  fuzz::require(events.error.empty(), "a text with a value has events", text);
  fuzz::check_round_trip(*whole, pyon::v1, false);
  return 0;
}
