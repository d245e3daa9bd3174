// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <pybind11/pybind11.h>

namespace sipyco::remote_exec {

/// `Client` and `AutoTarget`, as Python's sipyco has them, over ours.
void define_client(pybind11::module_& module);

}  // namespace sipyco::remote_exec
