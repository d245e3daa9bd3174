// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/condition.hpp"

#include <sipyco/pyon/decode.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::syncdump {

std::optional<condition> condition::parse(std::string_view text) {
  auto place = formats::path::try_parse_prefix(text);
  if (!place) return std::nullopt;
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  if (!text.starts_with("==")) return std::nullopt;
  auto wanted = pyon::try_decode(text.substr(2), pyon::v1);
  if (!wanted) return std::nullopt;
  return condition{std::move(*place), std::move(*wanted)};
}

bool condition::holds(const Value& structure) const {
  const auto found = place.try_select(structure);
  return found && *found == wanted;
}

}  // namespace sipyco::syncdump
