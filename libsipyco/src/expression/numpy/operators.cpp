// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/operators.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

namespace sipyco::expression::numpy {

Value binary(context&, binary_operator which, const Value& a, const Value& b) {
  throw TypeError("unsupported operand type(s) for " + std::string(symbol(which)) + ": '" + std::string(type_name(a)) +
                  "' and '" + std::string(type_name(b)) + "'");
}

Value unary(context&, unary_operator, const Value& x) {
  throw TypeError("bad operand type for unary operator: '" + std::string(type_name(x)) + "'");
}

Value compare(context&, comparison which, const Value& a, const Value& b) {
  throw TypeError("'" + std::string(symbol(which)) + "' not supported between instances of '" +
                  std::string(type_name(a)) + "' and '" + std::string(type_name(b)) + "'");
}

Value subscript(context&, const Value& x, const Value& key) { return get_item(x, key); }

std::optional<Value> attribute(context&, const Value&, std::string_view) { return {}; }

Value rounded(context&, const Value& x, const Value*) { return x; }

const native_module& module() noexcept {
  static constexpr native_module entry{"numpy", [](std::string_view) { return std::optional<Value>(); },
                                       [] { return std::vector<std::string_view>(); }};
  return entry;
}

}  // namespace sipyco::expression::numpy
