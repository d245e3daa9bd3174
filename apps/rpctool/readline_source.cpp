// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/terminal_source.hpp"

#include <sipyco/cli/output.hpp>
#include <sipyco/cli/signals.hpp>

#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>
// After <cstdio>, which they need.
#include <readline/history.h>
#include <readline/readline.h>

namespace sipyco::rpctool {

namespace {

class readline_source;
readline_source* current = nullptr;  // readline's callbacks are given nothing of ours

class readline_source final : public line_source {
 public:
  explicit readline_source(terminal_parts& parts);
  ~readline_source() override;

  got next(std::string_view prompt) override;

 private:
  static void on_line(char* line);
  static char** on_complete(const char* word, int begin, int end);
  static char* next_match(const char* word, int state);
  void accept(const char* line);
  void on_signal(int number);
  static void restore_terminal();
  void wait();
  void remember(const std::string& line);
  [[nodiscard]] std::string shown(std::string_view prompt) const;

  terminal_parts& parts_;
  std::optional<got> result_;
  struct {
    std::vector<std::string> words;
    std::size_t next = 0;
  } matches_;
};

readline_source::readline_source(terminal_parts& parts) : parts_(parts) {
  current = this;
  rl_readline_name = "rpctool";
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_basic_word_break_characters = " \t\n\"'`@$><=;|&{([,+-*/%^~:!)]}.?";
  rl_completer_quote_characters = nullptr;
  rl_attempted_completion_function = on_complete;
  rl_variable_bind("show-all-if-ambiguous", "on");  // before the user's own settings are read
  using_history();
  for (const auto& line : parts_.lines.lines()) add_history(line.c_str());
}

readline_source::~readline_source() {
  rl_callback_handler_remove();
  current = nullptr;
}

std::string readline_source::shown(std::string_view prompt) const {
  if (!parts_.color) return std::string(prompt);
  return "\001\x1b[1m\002" + std::string(prompt) + "\001\x1b[0m\002";  // \001 and \002: what takes no columns
}

line_source::got readline_source::next(std::string_view prompt) {
  result_.reset();
  rl_callback_handler_install(shown(prompt).c_str(), on_line);
  while (!result_) wait();
  rl_callback_handler_remove();
  return *std::exchange(result_, {});
}

void readline_source::wait() {
  pollfd entries[] = {{STDIN_FILENO, POLLIN, 0}, {parts_.signals.descriptor(), POLLIN, 0}};
  poll(entries, 2, -1);
  if (parts_.signals.take_resize()) rl_resize_terminal();
  if (parts_.signals.take_continuation()) restore_terminal();
  if (entries[1].revents) return on_signal(parts_.signals.take());
  if (entries[0].revents) rl_callback_read_char();
}

// The shell had the terminal meanwhile.
void readline_source::restore_terminal() {
  rl_deprep_terminal();
  rl_prep_terminal(1);
  rl_forced_update_display();
}

void readline_source::on_signal(int number) {
  if (number == 0) return;
  rl_callback_sigcleanup();  // a search may have been going on
  rl_free_line_state();
  rl_callback_handler_remove();  // the terminal is as it was
  if (number != SIGINT) cli::die_by_signal(number);
  cli::write_output("^C\n");
  rl_replace_line("", 0);
  rl_on_new_line();
  result_ = got{event::interrupted};
}

void readline_source::on_line(char* line) {
  current->accept(line);
  std::free(line);
}

void readline_source::accept(const char* line) {
  rl_callback_handler_remove();  // or it would show its prompt again
  if (!line) {
    cli::write_output("\n");
    result_ = got{event::end};
    return;
  }
  result_ = got{event::line, line};
  remember(result_->line);
}

void readline_source::remember(const std::string& line) {
  parts_.lines.add(line);
  const auto& lines = parts_.lines.lines();
  if (lines.empty()) return;
  for (int i = history_length; i-- > 0;)
    if (lines.back() == history_get(history_base + i)->line) {
      if (HIST_ENTRY* removed = remove_history(i)) free_history_entry(removed);
    }
  add_history(lines.back().c_str());
}

char** readline_source::on_complete(const char* word, int begin, int) {
  rl_attempted_completion_over = 1;  // no names of files
  rl_completion_append_character = '\0';
  const std::string line(rl_line_buffer, static_cast<std::size_t>(rl_point));
  auto found = current->parts_.complete(line);
  if (found.begin != static_cast<std::size_t>(begin)) return nullptr;
  if (found.signature) {
    std::fprintf(rl_outstream, "\n%s", found.signature->c_str());
    std::fflush(rl_outstream);
    if (found.words.size() < 2) {
      std::fputc('\n', rl_outstream);
      rl_on_new_line();
      rl_forced_update_display();
    }
  }
  current->matches_ = {std::move(found.words), 0};
  return rl_completion_matches(word, next_match);
}

// One after the other; readline frees them.
char* readline_source::next_match(const char*, int state) {
  auto& [matches, next] = current->matches_;
  if (state == 0) next = 0;
  return next < matches.size() ? strdup(matches[next++].c_str()) : nullptr;
}

}  // namespace

std::unique_ptr<line_source> make_terminal_source(terminal_parts& parts) {
  return std::make_unique<readline_source>(parts);
}

}  // namespace sipyco::rpctool
