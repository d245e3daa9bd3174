// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <pybind11/pybind11.h>

#include <sipyco/value/value.hpp>

/// Values as Python objects and back, Python's lock held. Python's errors are thrown as error_already_set.
namespace sipyco::remote_exec {

/// Arrays are not copied: those of which other handles exist are read-only, unless they are to be changed; then they
/// are copied. Throws TypeError for an extension.
[[nodiscard]] pybind11::object to_python(Value x, bool to_be_changed = false);

/// Takes everything that PYON knows, and objects of classes derived from Python's own. Throws TypeError for the rest,
/// LimitError for what is nested deeper than `max_value_depth`.
[[nodiscard]] Value from_python(const pybind11::handle& x);

/// The same for what a function has returned: an array of which nobody else knows is not copied.
[[nodiscard]] Value take_from_python(pybind11::object&& x);

}  // namespace sipyco::remote_exec
