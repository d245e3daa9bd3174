// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Two processes that talk over inherited pipes: Python's `sipyco.pipe_ipc`. The ends for coroutines are in
/// `<sipyco/pipe_ipc_async.hpp>`.

#include <sipyco/pipe_ipc/child_comm.hpp>  // IWYU pragma: export
#include <sipyco/pipe_ipc/limits.hpp>      // IWYU pragma: export
