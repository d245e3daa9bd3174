// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>

#include <pybind11/pybind11.h>

#include <sipyco/value/value.hpp>

/// NumPy's arrays and scalars; Python's lock held.
namespace sipyco::remote_exec {

/// The Python class through which NumPy sees an NDArray's elements.
void define_array_memory(pybind11::module_& module);

/// A NumPy array over the same elements: read-only when other handles of them exist, unless it is to be changed; then
/// they are copied.
[[nodiscard]] pybind11::object to_numpy(NDArray x, bool to_be_changed);
[[nodiscard]] pybind11::object to_numpy(const Scalar& x);

/// The Value of an array or scalar of NumPy's; nothing for any other object. Throws TypeError for elements that are
/// Python objects. `is_last` says that the caller's is the only reference, and is about to go.
[[nodiscard]] std::optional<Value> from_numpy(const pybind11::handle& x, bool is_last = false);

}  // namespace sipyco::remote_exec
