// SPDX-License-Identifier: LGPL-3.0-or-later
// The line editor of a build without readline: the terminal's own.
#include "rpctool/terminal_source.hpp"

#include <sipyco/cli/output.hpp>
#include <sipyco/cli/signals.hpp>

#include <poll.h>
#include <unistd.h>

namespace sipyco::rpctool {

namespace {

class prompted_source final : public line_source {
 public:
  explicit prompted_source(terminal_parts& parts) : parts_(parts) {}

  got next(std::string_view prompt) override {
    cli::write_output(prompt);
    pollfd entries[] = {{STDIN_FILENO, POLLIN, 0}, {parts_.signals.descriptor(), POLLIN, 0}};
    while (entries[0].revents == 0) {
      poll(entries, 2, -1);
      if (const int number = parts_.signals.take()) return on_signal(number);
    }
    auto out = lines_.next(prompt);
    if (out.what == event::end) cli::write_output("\n");
    return out;
  }

 private:
  static got on_signal(int number) {
    if (number != SIGINT) cli::die_by_signal(number);
    cli::write_output("\n");
    return {event::interrupted};
  }

  terminal_parts& parts_;
  plain_source lines_{STDIN_FILENO};
};

}  // namespace

std::unique_ptr<line_source> make_terminal_source(terminal_parts& parts) {
  return std::make_unique<prompted_source>(parts);
}

}  // namespace sipyco::rpctool
