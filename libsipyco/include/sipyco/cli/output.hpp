// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string_view>

namespace sipyco::cli {

/// Writes all of `text` to standard output, unbuffered.
///
/// Throws fatal_error with `io_error` when it cannot be written. When the reader is gone the process dies of SIGPIPE,
/// as a program in a shell pipeline should, also where that signal was ignored by whoever started it.
void write_output(std::string_view text);

/// Closes standard output, since some file systems report a full disk only then. Throws as write_output does.
void close_output();

/// Writes to standard error in one piece; there is nobody to tell about a failure.
void write_error(std::string_view text) noexcept;

}  // namespace sipyco::cli
