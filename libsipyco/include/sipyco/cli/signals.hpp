// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

namespace sipyco::cli {

/// Ends the process by `signal` with its default action, so that the shell sees the true reason.
[[noreturn]] void die_by_signal(int signal) noexcept;

/// Gives descriptors 0 to 2 a file when they are closed, or the first socket would become standard output. What is
/// written to a stream that was closed still fails.
void reserve_standard_descriptors() noexcept;

}  // namespace sipyco::cli
