// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string_view>

#include <pybind11/pybind11.h>

#include <sipyco/base/remote_error.hpp>

namespace sipyco::remote_exec {

/// What Python's server sends of an exception: a built-in class by its name, any other in the message.
[[nodiscard]] RemoteError to_remote_error(const pybind11::error_already_set& raised);

/// Throws the C++ exception that is being handled as its relative in Python; `where` is what was called. A class that
/// Python lacks is made, with the name that its `python_class()` says.
[[noreturn]] void raise_in_python(std::string_view where);

/// Runs `work` for Python code: what it throws is raised there. Python's lock is held.
template <class F>
auto raising(std::string_view where, F&& work) {
  try {
    return work();
  } catch (pybind11::error_already_set&) {
    throw;
  } catch (...) {
    raise_in_python(where);
  }
}

}  // namespace sipyco::remote_exec
