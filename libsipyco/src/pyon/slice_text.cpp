// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/slice_text.hpp"

#include <algorithm>

namespace sipyco::pyon {
namespace {

bool is_plain(const Scalar& x) { return !x.type().is_time() && x.type().kind() != dtype::family::raw; }

}  // namespace

bool reads_back(const Value& part) {
  switch (part.kind()) {
    case kind::list:
    case kind::tuple: return std::ranges::all_of(part.items(), reads_back);
    case kind::slice: return std::ranges::all_of(part.slice_parts(), reads_back);
    case kind::set: return !part.as_set().empty() && std::ranges::all_of(part.as_set(), reads_back);
    case kind::dict:
    case kind::ordered_dict:
      return std::ranges::all_of(
          part.as_dict(), [](const dict_entry& entry) { return reads_back(entry.key) && reads_back(entry.value); });
    case kind::scalar: return is_plain(part.as_scalar());
    case kind::ndarray:
    case kind::extension: return false;
    default: return true;
  }
}

}  // namespace sipyco::pyon
