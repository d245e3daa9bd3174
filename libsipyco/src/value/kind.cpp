// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/kind.hpp>

#include <array>
#include <cstddef>

namespace sipyco {

std::string_view kind_name(kind which) noexcept {
  static constexpr std::array<std::string_view, 17> names = {
      "NoneType", "bool", "int",         "float", "complex",  "str",     "bytes",   "tuple",  "list",
      "set",      "dict", "OrderedDict", "slice", "Fraction", "ndarray", "generic", "object",
  };
  return names[static_cast<std::size_t>(which)];
}

}  // namespace sipyco
