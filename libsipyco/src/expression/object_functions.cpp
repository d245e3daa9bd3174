// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/attribute.hpp"
#include "expression/bind.hpp"
#include "expression/builtins.hpp"
#include "expression/collections.hpp"
#include "expression/types.hpp"

namespace sipyco::expression {

namespace {

Value callable(context&, const arguments& given) {
  return Value(as_callable(bind("callable(obj, /)", given).at(0)) != nullptr);
}

Value getattr(context& where, const arguments& given) {
  const auto p = bind("getattr(object, name, default=, /)", given);
  if (!p.at(1).is_str())
    throw TypeError("attribute name must be string, not '" + std::string(type_name(p.at(1))) + "'");
  try {
    return attribute(where, p.at(0), p.at(1).as_str());
  } catch (const AttributeError&) {
    if (p.has(2)) return p.at(2);
    throw;
  }
}

Value hasattr(context& where, const arguments& given) {
  const auto p = bind("hasattr(object, name, /)", given);
  if (!p.at(1).is_str())
    throw TypeError("attribute name must be string, not '" + std::string(type_name(p.at(1))) + "'");
  try {
    static_cast<void>(attribute(where, p.at(0), p.at(1).as_str()));
    return Value(true);
  } catch (const AttributeError&) {
    return Value(false);
  }
}

Value isinstance(context&, const arguments& given) {
  const auto p = bind("isinstance(obj, class_or_tuple, /)", given);
  return Value(is_instance(p.at(0), p.at(1)));
}

Value len(context&, const arguments& given) { return Value(length(bind("len(obj, /)", given).at(0))); }

}  // namespace

std::span<const native> object_functions() noexcept {
  static constexpr native table[] = {
      {"callable", callable}, {"getattr", getattr}, {"hasattr", hasattr}, {"isinstance", isinstance}, {"len", len}};
  static_assert(is_sorted_by_name(std::span<const native>(table)));
  return table;
}

}  // namespace sipyco::expression
