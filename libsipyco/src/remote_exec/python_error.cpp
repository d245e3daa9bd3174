// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/python_error.hpp"

#include <string>
#include <vector>

#include <pybind11/stl.h>

#include "pc_rpc/current_exception.hpp"
#include "protocol/python_exceptions.hpp"
#include "remote_exec/interpreter.hpp"
#include "remote_exec/modules.hpp"
#include "remote_exec/python_value.hpp"

namespace sipyco::remote_exec {
namespace {

/// In UTF-8 with lone surrogates, as Value keeps text.
std::string text_of(const py::handle& x) { return std::string(from_python(py::str(x)).as_str()); }

std::string message_of(const py::object& error) {
  try {
    return text_of(error);
  } catch (py::error_already_set&) {
    return "<exception str() failed>";
  }
}

py::object builtin(const std::string& name) {
  return py::getattr(py::module_::import("builtins"), name.c_str(), py::none());
}

bool is_exception_class(const py::object& x) { return PyExceptionClass_Check(x.ptr()); }

/// The last line of what Python would print.
std::string description_of(const py::object& type, const py::object& error) {
  const py::list lines = py::module_::import("traceback").attr("format_exception_only")(type, error);
  return text_of(py::str(lines[0]).attr("rstrip")());
}

std::vector<std::string> traceback_of(const py::object& trace) {
  std::vector<std::string> lines;
  for (const py::handle line : py::module_::import("traceback").attr("format_tb")(trace))
    lines.push_back(text_of(line));
  return lines;
}

/// A class of a module that was imported; None if there is none.
py::object imported_class(const std::string& module, const std::string& name) {
  const py::dict imported = py::module_::import("sys").attr("modules");
  if (!imported.contains(module)) return py::none();
  return py::getattr(imported[py::str(module)], name.c_str(), py::none());
}

/// One class for each name, for `except` clauses that find it by way of another exception.
py::object made_class(const std::string& module, const std::string& name) {
  static auto& made = *new py::dict;
  const py::str qualified(module + "." + name);
  if (!made.contains(qualified)) {
    py::dict attributes;
    attributes["__module__"] = module;
    made[qualified] = py::type::of(py::type::of(py::none()))(name, py::make_tuple(builtin("Exception")), attributes);
  }
  return made[qualified];
}

/// Names that Python shows without their module belong to `__main__`.
py::object class_of(const std::string& qualified) {
  if (const auto known = protocol::builtin_exception(qualified)) {
    const py::object found = builtin(std::string(*known));
    if (is_exception_class(found)) return found;
  }
  if (qualified == protocol::generic_remote_exception)
    return our_module("sipyco.packed_exceptions").attr(protocol::generic_remote_exception.data());
  const auto dot = qualified.rfind('.');
  const std::string module = dot == std::string::npos ? "__main__" : qualified.substr(0, dot);
  const std::string name = dot == std::string::npos ? qualified : qualified.substr(dot + 1);
  const py::object imported = imported_class(module, name);
  return is_exception_class(imported) ? imported : made_class(module, name);
}

/// Some classes do not take a message alone.
py::object make_exception(const py::object& type, const py::object& message) {
  try {
    return type(message);
  } catch (py::error_already_set&) {
    return our_module("sipyco.packed_exceptions").attr(protocol::generic_remote_exception.data())(message);
  }
}

}  // namespace

RemoteError to_remote_error(const py::error_already_set& raised) {
  const py::object& type = raised.type();
  const std::string name = py::str(type.attr("__name__")).cast<std::string>();
  auto traceback = raised.trace() ? traceback_of(raised.trace()) : std::vector<std::string>{};
  if (builtin(name).is(type)) return {name, message_of(raised.value()), std::move(traceback)};
  return {std::string(protocol::generic_remote_exception), description_of(type, raised.value()), std::move(traceback)};
}

void raise_in_python(std::string_view where) {
  const auto described = pc_rpc::describe_current_exception(where);
  const py::object type = class_of(described.qualified_class);
  const py::object error = make_exception(type, to_python(Value(described.message)));
  error.attr("parent_traceback") = py::cast(described.traceback);
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error.ptr())), error.ptr());
  throw py::error_already_set();
}

}  // namespace sipyco::remote_exec
