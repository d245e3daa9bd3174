// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/largest_keys.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <sipyco/pyon/encode.hpp>

#include "base/escape.hpp"
#include "sync_struct/encoded_mod.hpp"

namespace sipyco::sync_struct {
namespace {

using sized_key = std::pair<std::size_t, Value>;

std::vector<sized_key> sizes_of(const Value& structure, pyon::version version) {
  std::vector<sized_key> out;
  const auto add = [&](const Value& key, const Value& value) {
    std::string text;
    const auto done = pyon::try_encode_to(text, value, version);
    if (done) out.emplace_back(text.size(), key);
  };
  if (structure.is_dict()) {
    for (const auto& [key, value] : structure.as_dict()) add(key, value);
  } else if (structure.is_sequence()) {
    for (std::size_t i = 0; i < structure.items().size(); ++i) add(i, structure.items()[i]);
  }
  return out;
}

}  // namespace

std::string largest_keys(const Value& structure, pyon::version version) {
  constexpr std::size_t shown = 3;
  auto sizes = sizes_of(structure, version);
  std::ranges::stable_sort(sizes, std::greater<>(), &sized_key::first);
  std::string out;
  for (const auto& [bytes, key] : std::span(sizes).first(std::min(shown, sizes.size())))
    out += fmt::format("{}{} {:.1f} MiB", out.empty() ? "" : ", ", base::escape_to_one_line(path_text({key})),
                       static_cast<double>(bytes) / (1 << 20));
  return out.empty() ? "the whole" : out;
}

}  // namespace sipyco::sync_struct
