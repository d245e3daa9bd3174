// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>

namespace sipyco {

std::string limit_message(std::string_view what, std::string_view limit_name, std::uint64_t limit_value) {
  std::string text{what};
  text += ": more than ";
  text += std::to_string(limit_value);
  text += " (limit ";
  text += limit_name;
  text += ')';
  return text;
}

}  // namespace sipyco
