// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <pybind11/pybind11.h>

namespace sipyco::remote_exec {

/// Puts `sipyco`, `sipyco.pc_rpc`, `sipyco.packed_exceptions` and `sipyco.remote_exec` into the interpreter, in place
/// of those of a Python sipyco; its other modules stay importable. Python's lock is held.
void make_modules();

/// One of them.
[[nodiscard]] pybind11::module_ our_module(const char* name);

}  // namespace sipyco::remote_exec
