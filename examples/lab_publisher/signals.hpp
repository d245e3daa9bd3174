// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <csignal>

namespace lab {

/// Blocks the signals that end the program, also in threads that are started later.
[[nodiscard]] sigset_t block_signals();

/// Waits for a signal; 0 when the time is over.
[[nodiscard]] int wait_for_signal(const sigset_t& signals, std::chrono::nanoseconds time);

}  // namespace lab
