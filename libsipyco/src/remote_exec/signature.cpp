// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/signature.hpp"

#include <string>

#include "remote_exec/interpreter.hpp"
#include "remote_exec/python_value.hpp"

namespace sipyco::remote_exec {
namespace {

const char* kind_name(pc_rpc::parameter_kind kind) {
  switch (kind) {
    case pc_rpc::parameter_kind::positional: return "POSITIONAL_OR_KEYWORD";
    case pc_rpc::parameter_kind::keyword: return "KEYWORD_ONLY";
    case pc_rpc::parameter_kind::varargs: return "VAR_POSITIONAL";
    case pc_rpc::parameter_kind::kwargs: return "VAR_KEYWORD";
  }
  return "";
}

/// The built-in class of the name, or the name.
py::object annotation(const std::string& name) {
  return py::getattr(py::module_::import("builtins"), name.c_str(), py::str(name));
}

}  // namespace

py::object signature_of(const pc_rpc::method& described) {
  const py::module_ inspect = py::module_::import("inspect");
  const py::object make = inspect.attr("Parameter");
  py::list parameters;
  for (const pc_rpc::parameter& each : described.parameters) {
    py::dict extra;
    if (each.default_value) extra["default"] = to_python(*each.default_value);
    if (!each.annotation.empty()) extra["annotation"] = annotation(each.annotation);
    parameters.append(make(each.name, make.attr(kind_name(each.kind)), **extra));
  }
  py::dict returned;
  if (!described.return_annotation.empty()) returned["return_annotation"] = annotation(described.return_annotation);
  return inspect.attr("Signature")(parameters, **returned);
}

}  // namespace sipyco::remote_exec
