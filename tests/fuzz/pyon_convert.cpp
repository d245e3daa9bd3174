// SPDX-License-Identifier: LGPL-3.0-or-later
// Texts of either version through the converters: each form reads back as what it is, the pretty form means what the
// compact one means, and what version one can express survives the way through version two.
#include "fuzz/pyon_oracle.hpp"

#include <algorithm>
#include <cstdint>

namespace {

using namespace sipyco;

void check_pretty(const Value& x, pyon::version version) {
  const std::string compact = fuzz::encoded(x, version), lines = fuzz::encoded(x, version, true);
  if (compact.starts_with("cannot be encoded") || lines.starts_with("cannot be encoded")) return;
  const auto one = pyon::try_decode(compact, version, fuzz::keep_all);
  const auto other = pyon::try_decode(lines, version, fuzz::keep_all);
  fuzz::require(one.has_value() == other.has_value(), "the pretty form decodes", lines);
  // Version one sorts keys.
  if (one)
    fuzz::require(fuzz::encoded(*one, version, true) == fuzz::encoded(*other, version, true), "same value", lines);
}

/// The report names what cannot be encoded, and nothing else.
void check_losses(const Value& x, pyon::version version) {
  const auto found = pyon::losses(x, version, {.keep_types = true}, 100'000);
  const bool fatal = std::ranges::any_of(found, &pyon::loss::fatal);
  std::string text;
  const auto done = pyon::try_encode_to(text, x, version, pyon::encode_options{.keep_types = true});
  if (done || done.error().kind != failure_kind::limit)
    fuzz::require(done.has_value() != fatal, "losses are fatal where encoding fails",
                  done ? text : done.error().message);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto x = pyon::try_decode({reinterpret_cast<const char*>(data), size}, fuzz::keep_all);
  if (!x) return 0;
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    check_losses(*x, version);
    for (const bool pretty : {false, true}) fuzz::check_round_trip(*x, version, pretty);
    check_pretty(*x, version);
  }
  const std::string as_v2 = fuzz::encoded(*x, pyon::v2);
  const auto back = as_v2.starts_with("cannot") ? result<Value>(*x) : pyon::try_decode(as_v2, pyon::v2, fuzz::keep_all);
  if (back) fuzz::require(fuzz::encoded(*back, pyon::v1) == fuzz::encoded(*x, pyon::v1), "v2 carries all of v1", as_v2);
  try {
    (void)text::repr(*x);
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
