// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/remote_exec/remote_exec_server.hpp>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "remote_exec/namespace_state.hpp"
#include "remote_exec/python_error.hpp"
#include "remote_exec/python_value.hpp"

namespace sipyco::remote_exec {

/// A namespace, made when it is first used: a connection begins on a thread that must not wait for Python.
class RemoteExecServer::state {
 public:
  explicit state(std::shared_ptr<initial_namespace::state> from) : from_(std::move(from)) {}

  /// Runs `work` with the namespace's variables; what Python raises is thrown as RemoteError.
  template <class F>
  auto run(F work) {
    const py::gil_scoped_acquire held;
    const initial_namespace::state::running running(from_);
    try {
      return work(variables());
    } catch (const py::error_already_set& raised) {
      throw to_remote_error(raised);
    }
  }

 private:
  py::dict variables() {
    if (!variables_) {
      py::dict made = py::reinterpret_steal<py::dict>(PyDict_Copy(from_->variables().ptr()));
      made["__name__"] = "sipyco.remote_exec";
      variables_ = kept_object(std::move(made));
    }
    return variables_.get();
  }

  const std::shared_ptr<initial_namespace::state> from_;
  kept_object variables_;  // guarded by Python's lock
};

namespace {

py::object find(const py::dict& variables, const py::object& name) {
  PyObject* const found = PyDict_GetItemWithError(variables.ptr(), name.ptr());
  if (!found && !PyErr_Occurred()) PyErr_SetObject(PyExc_KeyError, name.ptr());
  if (!found) throw py::error_already_set();
  return py::reinterpret_borrow<py::object>(found);
}

py::object call_python(const py::object& function, std::span<const Value> arguments, const Dict& keywords) {
  py::tuple positional(arguments.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) positional[i] = to_python(arguments[i], true);
  py::dict named;
  for (const auto& [name, value] : keywords) named[to_python(name)] = to_python(value, true);
  PyObject* const returned = PyObject_Call(function.ptr(), positional.ptr(), named.ptr());
  if (!returned) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(returned);
}

}  // namespace

RemoteExecServer::RemoteExecServer(const initial_namespace& from) : state_(std::make_shared<state>(from.state_)) {}

void RemoteExecServer::add_code(std::string_view code) {
  state_->run([&](const py::dict& variables) {
    py::module_::import("builtins").attr("exec")(to_python(Value(code)), variables);
  });
}

Value RemoteExecServer::call_value(std::string_view function, std::span<const Value> arguments, const Dict& keywords) {
  return state_->run([&](const py::dict& variables) {
    return take_from_python(call_python(find(variables, to_python(Value(function))), arguments, keywords));
  });
}

pc_rpc::Target RemoteExecServer::target() const {
  pc_rpc::Target out{"RemoteExecServer", "Executes Python code in a namespace that belongs to this connection."};
  out.def(
      "add_code", [self = *this](const std::string& code) mutable { self.add_code(code); }, arg("code"),
      "Executes the code in the namespace.\n\n:param code: Python code.");
  out.def(
      "call",
      [self = *this](const std::string& function, const std::vector<Value>& arguments, const Dict& keywords) mutable {
        return self.call_value(function, arguments, keywords);
      },
      arg("function"), varargs("args"), kwargs("kwargs"),
      "Calls a function of the namespace with the further arguments, and returns what it returns.\n\n"
      ":param function: its name.");
  return out;
}

pc_rpc::target_source rexec_target(initial_namespace from) {
  const auto linked = std::make_shared<std::once_flag>();
  return [from = std::move(from), linked](const pc_rpc::server_link& server) mutable {
    std::call_once(*linked, [&] { from.serve_on(server); });
    return RemoteExecServer(from).target();
  };
}

pc_rpc::target_source rexec_target(pc_rpc::Target driver, log_sink& log) {
  return rexec_target(initial_namespace(std::move(driver), log));
}

}  // namespace sipyco::remote_exec
