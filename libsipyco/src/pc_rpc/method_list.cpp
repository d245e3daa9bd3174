// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/method_list.hpp"

#include <algorithm>

namespace sipyco::pc_rpc {
namespace {

/// As Python's server writes it by hand, unlike all others.
Value document_terminate() {
  Value argspec = Value::dict({{"args", Value::list({"self"})},
                               {"defaults", Value()},
                               {"varargs", Value()},
                               {"varkw", Value()},
                               {"kwonlyargs", Value::list()},
                               {"kwonlydefaults", Value::list()}});
  return Value::tuple({argspec, "Terminate the server."});
}

}  // namespace

Value document_target(const Target& target, bool with_terminate) {
  Dict methods;
  for (const std::string& name : target.method_names()) methods.set(name, document(*target.find(name)));
  if (with_terminate) methods.set(terminate_name, document_terminate());
  return Value::dict({{"docstring", Value(target.doc())}, {"methods", Value(methods)}});
}

std::vector<std::string> callable_names(const Target& target, bool with_terminate) {
  std::vector<std::string> names = target.method_names();
  const auto place = std::ranges::lower_bound(names, terminate_name);
  if (with_terminate && (place == names.end() || *place != terminate_name))
    names.insert(place, std::string(terminate_name));
  return names;
}

}  // namespace sipyco::pc_rpc
