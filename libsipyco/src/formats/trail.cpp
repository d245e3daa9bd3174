// SPDX-License-Identifier: LGPL-3.0-or-later
#include "formats/trail.hpp"

#include <sipyco/formats/path.hpp>

namespace sipyco::formats {

std::string trail::to_string() const {
  std::string out;
  for (const step& each : steps_) append_step(out, each.key != nullptr ? *each.key : Value(each.index));
  return out;
}

}  // namespace sipyco::formats
