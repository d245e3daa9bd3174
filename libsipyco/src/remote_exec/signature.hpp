// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <pybind11/pybind11.h>

#include <sipyco/pc_rpc/method.hpp>

namespace sipyco::remote_exec {

/// What Python's `inspect.signature` shows of a method. Python's lock is held.
[[nodiscard]] pybind11::object signature_of(const pc_rpc::method& described);

}  // namespace sipyco::remote_exec
