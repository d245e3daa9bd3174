// SPDX-License-Identifier: LGPL-3.0-or-later
#include "remote_exec/interpreter.hpp"

#include <cstdlib>
#include <exception>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

#include "remote_exec/modules.hpp"

namespace sipyco::remote_exec {
namespace {

constexpr std::chrono::milliseconds exit_patience{1000};

void require(const PyStatus& status) {
  if (PyStatus_Exception(status))
    throw Error(std::string("Python cannot be started: ") + (status.err_msg ? status.err_msg : "no reason given"));
}

/// Leaves the process as it is: no signal handlers, no locale.
void preinitialize() {
  PyPreConfig config;
  PyPreConfig_InitPythonConfig(&config);
  config.configure_locale = 0;
  config.coerce_c_locale = 0;
  config.utf8_mode = 1;
  config.parse_argv = 0;
  require(Py_PreInitialize(&config));
}

void initialize() {
  preinitialize();
  PyConfig config;
  PyConfig_InitPythonConfig(&config);
  config.install_signal_handlers = 0;
  config.parse_argv = 0;
  // Without a name it would be the python3 that comes first in PATH, whose libraries may be another version's.
  PyStatus status = PyConfig_SetBytesString(&config, &config.program_name, SIPYCO_PYTHON_PROGRAM);
  if (!PyStatus_Exception(status)) status = Py_InitializeFromConfig(&config);
  PyConfig_Clear(&config);
  require(status);
}

void flush(const char* stream) {
  const py::object file = py::module_::import("sys").attr(stream);
  if (!file.is_none()) file.attr("flush")();
}

void run_python_exit_handlers() {
  try {
    py::module_::import("atexit").attr("_run_exitfuncs")();
    flush("stdout");
    flush("stderr");
  } catch (py::error_already_set& error) {
    error.discard_as_unraisable("the end of the program");
  }
}

/// On a thread of its own, which is left behind when it takes too long.
void run_exit_handlers(std::chrono::milliseconds patience, bool keeps_python) {
  auto done = std::make_shared<std::promise<void>>();
  auto ended = done->get_future();
  std::thread([done, keeps_python] {
    const py::gil_scoped_acquire held;
    run_python_exit_handlers();
    done->set_value();
    while (keeps_python) ::pause();
  }).detach();
  ended.wait_for(patience);
}

/// Python code that still runs must not outlive what the program destroys on its way out: it waits for the lock until
/// the process is gone.
void end_python() { run_exit_handlers(exit_patience, true); }

void start() {
  const bool ours = !Py_IsInitialized();
  if (ours) initialize();
  try {
    const py::gil_scoped_acquire held;
    make_modules();
  } catch (const py::error_already_set& error) {
    throw Error(std::string("Python cannot be started: ") + error.what());
  }
  if (!ours) return;
  PyEval_SaveThread();
  std::atexit(end_python);
}

/// References that wait for a thread that drops them.
class disposal {
 public:
  void add(PyObject* object) {
    const std::lock_guard held(mutex_);
    waiting_.push_back(object);
    if (std::exchange(draining_, true)) return;
    std::thread([this] { drain(); }).detach();
  }

 private:
  void drain() {
    while (true) {
      const auto objects = take();
      if (objects.empty()) return;
      const py::gil_scoped_acquire held;
      for (PyObject* const each : objects) Py_DECREF(each);
    }
  }
  std::vector<PyObject*> take() {
    const std::lock_guard held(mutex_);
    draining_ = !waiting_.empty();
    return std::exchange(waiting_, {});
  }

  std::mutex mutex_;
  std::vector<PyObject*> waiting_;
  bool draining_ = false;
};

}  // namespace

void start_interpreter() {
  static const bool started = (start(), true);
  static_cast<void>(started);
}

void run_exit_handlers(std::chrono::milliseconds patience) { run_exit_handlers(patience, false); }

void dispose(PyObject* object) noexcept {
  static auto& shared = *new disposal;  // for threads that outlive the static objects
  if (object) shared.add(object);
}

}  // namespace sipyco::remote_exec
