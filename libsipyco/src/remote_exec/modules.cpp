// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/modules.hpp"

#include <optional>
#include <string>

#include <pybind11/stl.h>

#include <sipyco/remote_exec/connect_global_rpc.hpp>

#include "remote_exec/array_memory.hpp"
#include "remote_exec/client_class.hpp"
#include "remote_exec/driver_class.hpp"
#include "remote_exec/interpreter.hpp"
#include "remote_exec/python_error.hpp"

namespace sipyco::remote_exec {
namespace {

py::module_ make_module(const std::string& name, const char* doc) {
  const py::object imported = py::module_::import("sys").attr("modules");
  auto made = py::reinterpret_steal<py::module_>(PyModule_New(name.c_str()));
  if (!made) throw py::error_already_set();
  made.attr("__doc__") = doc;
  made.attr("__package__") = "sipyco";
  imported[py::str(name)] = made;
  if (const auto dot = name.rfind('.'); dot != std::string::npos)
    imported[py::str(name.substr(0, dot))].attr(py::str(name.substr(dot + 1))) = made;
  return made;
}

/// The folders of an installed Python sipyco; none if there is none.
py::object installed_folders() {
  const py::object spec = py::module_::import("importlib.machinery").attr("PathFinder").attr("find_spec")("sipyco");
  const py::object folders = spec.is_none() ? spec : spec.attr("submodule_search_locations");
  return folders.is_none() ? py::list() : folders;
}

py::object make_exception(const py::module_& module, const char* name, const char* doc) {
  const std::string qualified = py::str(module.attr("__name__")).cast<std::string>() + "." + name;
  auto made =
      py::reinterpret_steal<py::object>(PyErr_NewExceptionWithDoc(qualified.c_str(), doc, PyExc_Exception, nullptr));
  if (!made) throw py::error_already_set();
  module.attr(name) = made;
  return made;
}

void make_pc_rpc() {
  const auto exceptions = make_module("sipyco.packed_exceptions", "Exceptions that came from another program.");
  const auto generic =
      make_exception(exceptions, "GenericRemoteException",
                     "An exception of another program whose class is none of the built-in ones; the message names it.");
  auto module = make_module("sipyco.pc_rpc", "Calling methods of other programs.");
  module.attr("GenericRemoteException") = generic;
  make_exception(module, "IncompatibleServer", "The server has no such target.");
  define_client(module);
}

void call_connect_global_rpc(const py::object& controller_rexec, std::optional<std::string> host, std::uint16_t port,
                             std::optional<std::string> target, std::string name) {
  if (!host) host = py::str(controller_rexec.attr("get_local_host")()).cast<std::string>();
  const std::string code = raising("connect_global_rpc", [&] {
    return global_rpc_code(*host, {.port = port, .target = std::move(target), .name = std::move(name)});
  });
  controller_rexec.attr("add_code")(code);
}

}  // namespace

void make_modules() {
  const py::object folders = installed_folders();
  make_module("sipyco", "The part of sipyco that is built into this program.").attr("__path__") = folders;
  make_pc_rpc();
  auto module = make_module("sipyco.remote_exec", "The code that clients have sent to this program.");
  define_array_memory(module);
  define_driver_method(module);
  module.def("connect_global_rpc", call_connect_global_rpc, py::arg("controller_rexec"), py::arg("host") = py::none(),
             py::arg("port") = 3251, py::arg("target") = py::none(), py::arg("name") = "dataset_db",
             "Makes an RPC client in a controller, as a variable of all its remote execution connections.");
}

py::module_ our_module(const char* name) { return py::module_::import(name); }

}  // namespace sipyco::remote_exec
