// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/version_guess.hpp"

#include <utility>

#include <sipyco/pyon/decode.hpp>

namespace sipyco::protocol {
namespace {

constexpr std::string_view v1_start = R"({"action": ")";
constexpr std::string_view v2_start = R"({"action":")";
static_assert(v1_start.size() <= mod_prefix_bytes && v2_start.size() <= mod_prefix_bytes);

// Longer texts are not decoded twice.
constexpr std::size_t longest_compared = 64 * 1024;

bool same_meaning(const Value& a, const Value& b) { return a.kind() == b.kind() && a == b; }

}  // namespace

std::optional<pyon::version> version_of_mod(std::string_view start) noexcept {
  if (start.starts_with(v1_start)) return pyon::v1;
  if (start.starts_with(v2_start)) return pyon::v2;
  return std::nullopt;
}

result<Value> version_guess::decode(std::string_view line) {
  if (version_) return pyon::try_decode(line, *version_, limits_);
  if (line.size() > longest_compared) return pyon::try_decode(line, limits_);
  auto as_v2 = pyon::try_decode(line, pyon::v2, limits_);
  auto as_v1 = pyon::try_decode(line, pyon::v1, limits_);
  if (!as_v1 && !as_v2) return pyon::try_decode(line, limits_);
  if (as_v2 && as_v1 && same_meaning(*as_v1, *as_v2)) return as_v2;
  version_ = as_v2 ? pyon::v2 : pyon::v1;
  return as_v2 ? std::move(as_v2) : std::move(as_v1);
}

}  // namespace sipyco::protocol
