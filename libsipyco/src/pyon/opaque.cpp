// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/opaque.hpp>

#include <sipyco/text/repr.hpp>

namespace sipyco::pyon {

std::string opaque::repr() const {
  std::string out = name_ + "(";
  if (argument_.kind() != kind::list) return out + text::repr(argument_) + ")";
  bool first = true;
  for (const Value& item : argument_.items()) {
    if (!first) out += ", ";
    first = false;
    out += text::repr(item);
  }
  return out + ")";
}

bool opaque::equals(const Extension& other) const {
  const auto* const same = dynamic_cast<const opaque*>(&other);
  return same != nullptr && same->name_ == name_ && same->argument_ == argument_;
}

}  // namespace sipyco::pyon
