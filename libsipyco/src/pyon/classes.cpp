// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/classes.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/pyon/opaque.hpp>
#include "pyon/known_class.hpp"

namespace sipyco::pyon {

void classes::add(std::string name, std::type_index type, encoder encode, decoder decode) {
  if (find_class(name) != known_class::unknown || by_name_.contains(name))
    throw ValueError("there is a PYON class '" + name + "' already");
  for (const auto& [other, known] : by_name_)
    if (known.type == type) throw ValueError("this type is registered already, as PYON class '" + other + "'");
  if (type == typeid(opaque)) throw ValueError("opaque objects have the name that they were read with");
  by_name_.emplace(std::move(name), entry{type, std::move(encode), std::move(decode)});
}

void classes::deregister(std::string_view name) {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) throw ValueError("no PYON class '" + std::string(name) + "' is registered");
  by_name_.erase(found);
}

const classes::entry* classes::find(std::string_view name) const noexcept {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &found->second;
}

const std::pair<const std::string, classes::entry>* classes::find(const Extension& object) const noexcept {
  const std::type_index type = typeid(object);
  for (const auto& named : by_name_)
    if (named.second.type == type) return &named;
  return nullptr;
}

}  // namespace sipyco::pyon
