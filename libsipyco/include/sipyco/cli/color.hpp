// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace sipyco::cli {

/// The argument of `--color`.
enum class color_when { automatic, always, never };

/// `auto`, `always` or `never`.
[[nodiscard]] std::optional<color_when> parse_color_when(std::string_view text) noexcept;

/// Looks up an environment variable: null when it is not set.
using environment = const char* (*)(const char* name);

/// Whether to colour what goes to a stream: the flag decides, then a non-empty `NO_COLOR` says no, then
/// `CLICOLOR_FORCE` or `FORCE_COLOR` (set, neither empty nor `0`) says yes, then a terminal whose `TERM` is not `dumb`
/// says yes.
[[nodiscard]] bool use_color(color_when flag, bool is_terminal, environment env);

/// The same for one of this process's own streams.
[[nodiscard]] bool use_color(color_when flag, int descriptor);

}  // namespace sipyco::cli
