// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/context.hpp"

#include <sipyco/base/error.hpp>

namespace sipyco::expression {

Value context::call(const Value& callee, const arguments& given) {
  const Callable* function = as_callable(callee);
  if (!function) throw TypeError("'" + std::string(type_name(callee)) + "' object is not callable");
  step();
  const budget::level nested(spending_);
  return function->call(*this, given);
}

}  // namespace sipyco::expression
