// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/client_class.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <pybind11/stl.h>

#include <sipyco/base/error.hpp>
#include <sipyco/pc_rpc/client.hpp>

#include "remote_exec/arguments.hpp"
#include "remote_exec/interpreter.hpp"
#include "remote_exec/modules.hpp"
#include "remote_exec/python_error.hpp"
#include "remote_exec/python_value.hpp"

namespace sipyco::remote_exec {
namespace {

using shared_client = std::shared_ptr<pc_rpc::Client>;

struct AutoTarget {};

struct client_method {
  shared_client client;
  std::string name;
};

pc_rpc::target_selection selection_of(const py::object& target) {
  if (target.is_none()) return pc_rpc::no_target;
  if (target.is(our_module("sipyco.pc_rpc").attr("AutoTarget"))) return pc_rpc::AutoTarget{};
  return target.cast<std::string>();
}

/// An object with the attributes of sipyco.tools.SimpleSSLConfig.
std::optional<SimpleSSLConfig> tls_of(const py::object& config) {
  if (config.is_none()) return std::nullopt;
  const auto path = [&](const char* name) { return py::str(config.attr(name)).cast<std::string>(); };
  return SimpleSSLConfig{path("local_cert"), path("local_key"), path("peer_cert")};
}

pc_rpc::client_options options_of(std::optional<double> timeout, const py::object& tls) {
  pc_rpc::client_options out{.tls = tls_of(tls)};
  if (!timeout) return out;
  if (!(*timeout > 0)) throw ValueError("timeout: more than 0 s, or None for no limit");
  out.timeout = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(std::min(*timeout, 1e9)));
  out.connect_timeout = out.timeout;
  return out;
}

shared_client connect(const std::string& host, std::uint16_t port, const py::object& target,
                      std::optional<double> timeout, const py::object& ssl_config) {
  return raising("Client", [&] {
    const auto selected = selection_of(target);
    const auto options = options_of(timeout, ssl_config);
    return without_python([&] { return std::make_shared<pc_rpc::Client>(host, port, selected, options); });
  });
}

client_method find_method(const shared_client& self, const std::string& name) {
  const auto& known = self->methods();
  if (std::ranges::find(known, name) == known.end())
    throw py::attribute_error("the RPC target has no method '" + name + "'");
  return {self, name};
}

py::object call(const client_method& self, const py::args& arguments, const py::kwargs& keywords) {
  return raising(self.name, [&] {
    const python_arguments given(arguments, keywords);
    return to_python(
        without_python([&] { return self.client->call_value(self.name, given.positional, given.keywords); }));
  });
}

py::object method_list(pc_rpc::Client& self) {
  return raising("get_rpc_method_list",
                 [&] { return to_python(without_python([&] { return self.get_rpc_method_list(); })); });
}

void select_target(pc_rpc::Client& self, const py::object& target) {
  raising("select_rpc_target", [&] {
    const auto selected = selection_of(target);
    without_python([&] { self.select_rpc_target(selected); });
  });
}

py::tuple identity(const pc_rpc::Client& self) {
  return py::make_tuple(self.get_rpc_id().targets, self.get_rpc_id().description);
}

}  // namespace

void define_client(py::module_& module) {
  py::class_<AutoTarget>(module, "AutoTarget", "Stands for the only target of a server.");
  py::class_<client_method>(module, "client_method", "A method of an RPC target.")
      .def("__call__", call)
      .def("__repr__", [](const client_method& self) { return "<method " + self.name + " of an RPC target>"; });
  const py::object only = module.attr("AutoTarget");
  py::class_<pc_rpc::Client, shared_client>(module, "Client", "A connection to one target of an RPC server.")
      .def(py::init(&connect), py::arg("host"), py::arg("port"), py::arg("target_name") = only,
           py::arg("timeout") = py::none(), py::arg("ssl_config") = py::none())
      .def("__getattr__", find_method)
      .def("__enter__", [](const py::object& self) { return self; })
      .def("__exit__", [](pc_rpc::Client& self, const py::args&) { self.close_rpc(); })
      .def("__dir__", [](const pc_rpc::Client& self) { return self.methods(); })
      .def("get_rpc_id", identity)
      .def("get_rpc_method_list", method_list)
      .def("select_rpc_target", select_target, py::arg("target_name"))
      .def("get_selected_target", &pc_rpc::Client::get_selected_target)
      .def("get_local_host",
           [](const pc_rpc::Client& self) { return raising("get_local_host", [&] { return self.get_local_host(); }); })
      .def("close_rpc", &pc_rpc::Client::close_rpc);
}

}  // namespace sipyco::remote_exec
