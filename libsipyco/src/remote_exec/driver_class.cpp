// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/driver_class.hpp"

#include <string>
#include <vector>

#include <pybind11/stl.h>

#include <sipyco/base/connection_error.hpp>

#include "remote_exec/arguments.hpp"
#include "remote_exec/interpreter.hpp"
#include "remote_exec/python_error.hpp"
#include "remote_exec/python_value.hpp"
#include "remote_exec/signature.hpp"

namespace sipyco::remote_exec {

Value driver_gate::call(std::string_view method, std::span<const Value> arguments, const Dict& keywords) const {
  std::unique_lock held(mutex_);
  if (closed_) throw Interrupted(target_.class_name() + "." + std::string(method) + "(): the server has stopped");
  const auto server = server_;
  held.unlock();
  return server ? server->call_value(target_, method, arguments, keywords)
                : target_.call_value(method, arguments, keywords);
}

void driver_gate::open(const pc_rpc::server_link& server) {
  const std::lock_guard held(mutex_);
  server_ = server;
  closed_ = false;
}

void driver_gate::close() {
  const std::lock_guard held(mutex_);
  closed_ = true;
}

namespace {

struct driver_method {
  std::shared_ptr<driver_gate> gate;
  std::string name;

  [[nodiscard]] std::string qualified_name() const { return gate->target().class_name() + "." + name; }
  [[nodiscard]] const pc_rpc::method& definition() const { return *gate->target().find(name); }
};

py::object call(const driver_method& self, const py::args& arguments, const py::kwargs& keywords) {
  return raising(self.qualified_name(), [&] {
    const python_arguments given(arguments, keywords);
    return to_python(without_python([&] { return self.gate->call(self.name, given.positional, given.keywords); }));
  });
}

/// With the names that `functools.wraps` and `inspect` look for.
py::object make_method(driver_method method) {
  const std::string name = method.name, qualified = method.qualified_name();
  const py::object made = py::cast(std::move(method));
  made.attr("__name__") = name;
  made.attr("__qualname__") = qualified;
  return made;
}

}  // namespace

void define_driver_method(py::module_& module) {
  py::class_<driver_method>(module, "driver_method", py::dynamic_attr(), "A method of the controller's driver.")
      .def("__call__", call)
      .def("__repr__", [](const driver_method& self) { return "<method " + self.qualified_name() + " of C++>"; })
      .def_property_readonly("__doc__", [](const driver_method& self) { return self.definition().doc; })
      .def_property_readonly("__signature__",
                             [](const driver_method& self) { return signature_of(self.definition()); });
}

py::object make_driver(const std::shared_ptr<driver_gate>& gate) {
  const pc_rpc::Target& target = gate->target();
  py::dict attributes;
  attributes["__doc__"] = py::cast(target.doc());
  attributes["__module__"] = "sipyco.remote_exec";
  for (const std::string& name : target.method_names()) attributes[py::str(name)] = make_method({gate, name});
  const py::object make_class = py::module_::import("builtins").attr("type");
  return make_class(target.class_name(), py::tuple(), attributes)();
}

}  // namespace sipyco::remote_exec
