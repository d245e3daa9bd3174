// SPDX-License-Identifier: LGPL-3.0-or-later
// A publisher's lines for a subscriber: pieces make no difference, and a mod that is written again is the same.
#include "fuzz/pyon_oracle.hpp"

#include "protocol/mod_reader.hpp"

#include <algorithm>
#include <cstdint>

namespace {

using namespace sipyco;

void check_again(const protocol::Mod& mod, pyon::version version) {
  std::string line;
  if (!pyon::try_encode_to(line, Value(mod), version)) return;
  const auto decoded = pyon::try_decode(line, version);
  fuzz::require(decoded.has_value(), "what was written is read", line);
  const auto again = protocol::mod_from_value(*decoded);
  fuzz::require(again && fuzz::stays(line, fuzz::encoded(Value(*again), version), version),
                "a mod that is written again is the same", line);
}

/// What came of a text that is read in pieces of a size: the mods, then the failure, if there was one.
std::string mods_of(std::string_view text, std::size_t piece) {
  protocol::line_framer framer(1 << 20);
  protocol::mod_reader reader;
  std::string out;
  while (!text.empty()) {
    framer.feed(text.substr(0, piece));
    text.remove_prefix(std::min(piece, text.size()));
    while (const auto fragment = framer.next_fragment().value()) {
      const auto mod = reader.read(*fragment);
      if (!mod) return out + "failed";
      if (!*mod) continue;
      check_again(**mod, *reader.version());
      out += fuzz::encoded(Value(**mod), pyon::v1) + fuzz::encoded(Value(**mod), pyon::v2) + "\n";
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto whole = mods_of(text, size + 1);
  for (const std::size_t piece : {std::size_t{1}, 1 + fuzz::cut(text)})
    fuzz::require(whole == mods_of(text, piece), "pieces make no difference", text);
  return 0;
}
