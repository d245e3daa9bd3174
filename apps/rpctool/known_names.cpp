// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/known_names.hpp"

#include "rpctool/listing.hpp"

#include <sipyco/base/error.hpp>

namespace sipyco::rpctool {

const Value* known_names::documentation() {
  if (!documentation_) documentation_ = lines_.peer().quick_documentation();
  return documentation_ ? &*documentation_ : nullptr;
}

completion known_names::complete(std::string_view line) try {
  completion_names names;
  names.methods = lines_.peer().methods();
  const auto& own = lines_.peer().own_methods();
  names.methods.insert(names.methods.end(), own.begin(), own.end());
  for (const auto& [name, value] : lines_.variables()) names.variables.emplace_back(name.as_str());
  for (const auto name : expression::builtin_names()) names.builtins.emplace_back(name);
  names.builtins.insert(names.builtins.end(), {"False", "None", "True"});
  for (const auto name : expression::numpy_names()) names.numpy.emplace_back(name);
  names.keywords = [this](std::string_view method) {
    const auto* known = documentation();
    return known ? keyword_names(*known, method) : std::vector<std::string>();
  };
  names.signature = [this](std::string_view method) -> std::optional<std::string> {
    const auto* known = documentation();
    const auto entry = known ? find_method(*known, method) : std::nullopt;
    return entry ? std::optional(entry->signature) : std::nullopt;
  };
  return rpctool::complete(line, names);
} catch (const Error&) {  // no connection: nothing is known
  return {line.size(), {}, {}};
}

}  // namespace sipyco::rpctool
