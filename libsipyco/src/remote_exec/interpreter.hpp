// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string_view>
#include <utility>

#include <pybind11/pybind11.h>

#include <sipyco/base/error.hpp>

namespace sipyco::remote_exec {

namespace py = pybind11;

/// The interpreter of the process. It is never finalised: Python cannot be ended while threads run in it, and a thread
/// that runs Python code cannot be made to end. What a finalisation would do that matters, running `atexit`'s
/// functions and flushing `sys.stdout`, is done without it.
///
/// Starts Python, unless the program has done so, and puts our modules into it; once. The caller holds no lock of
/// Python's when it returns. Throws Error.
void start_interpreter();

/// Runs what was registered with Python's `atexit` and flushes its streams. Gives up after `patience`, when Python is
/// held by something else for so long.
void run_exit_handlers(std::chrono::milliseconds patience);

/// Drops a reference from a thread that must not wait for Python.
void dispose(PyObject* object) noexcept;

/// A Python object that is owned by C++ objects, and may be dropped by any thread.
class kept_object {
 public:
  kept_object() = default;
  explicit kept_object(py::object object) : held_(object.release().ptr(), dispose) {}
  /// To be used while Python's lock is held.
  [[nodiscard]] py::object get() const { return py::reinterpret_borrow<py::object>(held_.get()); }
  explicit operator bool() const noexcept { return held_ != nullptr; }

 private:
  std::shared_ptr<PyObject> held_;
};

/// Runs `work` while other threads can run Python code.
template <class F>
auto without_python(F&& work) {
  const py::gil_scoped_release released;
  return std::forward<F>(work)();
}

}  // namespace sipyco::remote_exec
