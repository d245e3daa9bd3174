// SPDX-License-Identifier: LGPL-3.0-or-later
// Texts for the reformatter of v1: pieces make no difference; what comes out is the text of the value, and stays.
#include <sipyco/formats/v1_reformat.hpp>
#include "fuzz/pyon_oracle.hpp"

#include <cstdint>

namespace {

using namespace sipyco;

std::string reformatted(std::string_view text, std::size_t cut) {
  std::string out;
  formats::v1_reformatter all([&](std::string_view part) { out += part; });
  auto done = all.feed(text.substr(0, cut), false);
  if (done) done = all.feed(text.substr(cut), true);
  return done ? out : "error: " + done.error().message;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string whole = reformatted(text, size);
  fuzz::require(whole == reformatted(text, fuzz::cut(text)), "pieces make no difference", text);
  const auto x = pyon::try_decode(text, pyon::v1);
  fuzz::require(x.has_value() || whole.starts_with("error: "), "what has no value is refused", text);
  if (!x) return 0;
  const std::string by_value = fuzz::encoded(*x, pyon::v1, true);
  if (by_value.starts_with("cannot be encoded")) return 0;
  fuzz::require(fuzz::stays(by_value, whole, pyon::v1), "it is the text of the value", text);
  fuzz::require(fuzz::stays(whole, reformatted(whole, whole.size()), pyon::v1), "it stays as it is", text);
  return 0;
}
