// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/completion.hpp"
#include "rpctool/history.hpp"
#include "rpctool/line_source.hpp"
#include "rpctool/terminal_signals.hpp"

#include <functional>
#include <memory>

namespace sipyco::rpctool {

/// What a line editor is given.
struct terminal_parts {
  terminal_signals& signals;
  history& lines;
  std::function<completion(std::string_view line)> complete;
  bool color = false;
};

/// Lines typed at a terminal, with a line editor: GNU readline where the program was built with it. There is one at
/// most. `parts` must outlive it.
[[nodiscard]] std::unique_ptr<line_source> make_terminal_source(terminal_parts& parts);

}  // namespace sipyco::rpctool
