// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Python's `sipyco.pipe_ipc` for coroutines: both ends.

#include <sipyco/pipe_ipc/child_comm_async.hpp>   // IWYU pragma: export
#include <sipyco/pipe_ipc/parent_comm_async.hpp>  // IWYU pragma: export
