// SPDX-License-Identifier: LGPL-3.0-or-later
#include <algorithm>
#include <thread>
#include <utility>

#include "remote_exec/namespace_state.hpp"
#include "remote_exec/python_error.hpp"
#include "remote_exec/python_log.hpp"
#include "remote_exec/python_value.hpp"

namespace sipyco::remote_exec {

initial_namespace::initial_namespace(pc_rpc::Target driver, log_sink& log) {
  start_interpreter();
  const py::gil_scoped_acquire held;
  try {
    state_ = std::make_shared<state>(std::move(driver));
    send_python_log_to(log);
  } catch (const py::error_already_set& raised) {
    throw to_remote_error(raised);
  }
}

void initial_namespace::set(std::string_view name, const Value& value) {
  const py::gil_scoped_acquire held;
  try {
    state_->variables()[to_python(Value(name))] = to_python(value, true);
  } catch (const py::error_already_set& raised) {
    throw to_remote_error(raised);
  }
}

void initial_namespace::serve_on(const pc_rpc::server_link& server) { state_->serve_on(server); }

initial_namespace::state::state(pc_rpc::Target driver) : gate_(std::make_shared<driver_gate>(std::move(driver))) {
  py::dict variables;
  variables["controller_driver"] = make_driver(gate_);
  variables["controller_initial_namespace"] = variables;
  variables_ = kept_object(variables);
}

initial_namespace::state::~state() { gate_->close(); }

void initial_namespace::state::serve_on(const pc_rpc::server_link& server) {
  gate_->open(server);
  server.on_stop([weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self) return;
    self->gate_->close();
    std::thread([self] {
      const py::gil_scoped_acquire held;
      self->interrupt();
    }).detach();
  });
}

void initial_namespace::state::interrupt() {
  for (const unsigned long thread : threads_) PyThreadState_SetAsyncExc(thread, PyExc_SystemExit);
}

initial_namespace::state::running::running(std::shared_ptr<state> in) : in_(std::move(in)) {
  in_->threads_.push_back(PyThread_get_thread_ident());
}

initial_namespace::state::running::~running() {
  auto& threads = in_->threads_;
  threads.erase(std::ranges::find(threads, PyThread_get_thread_ident()));
}

}  // namespace sipyco::remote_exec
