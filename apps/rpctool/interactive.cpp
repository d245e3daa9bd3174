// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/interactive.hpp"

#include "rpctool/actions.hpp"
#include "rpctool/batch.hpp"
#include "rpctool/error_text.hpp"
#include "rpctool/known_names.hpp"
#include "rpctool/session.hpp"
#include "rpctool/terminal_source.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/signals.hpp>
#include <sipyco/cli/terminal.hpp>

#include <unistd.h>

namespace sipyco::rpctool {

namespace {

cli::exit_code evaluate_all(const options& given) {
  connection server(given);
  session lines(server, {});
  const auto style = output_style(given);
  for (const auto& expression : given.session.expressions) {
    try {
      cli::write_output(result_text(lines.execute(expression), style));
    } catch (const std::exception& error) {
      if (class_of(error).empty() || dynamic_cast<const RemoteError*>(&error)) throw;
      const auto end = ending_of(error, false);
      throw cli::fatal_error(end.code, "-c '" + expression + "': " + end.message);
    }
  }
  return cli::exit_code::ok;
}

cli::exit_code answer_batch(const options& given) {
  connection server(given);
  server.open();
  plain_source lines(STDIN_FILENO);
  return run_batch(server, lines, given, {cli::write_output, cli::write_error});
}

void show(const output& answer) {
  if (!answer.out.empty()) cli::write_output(answer.out);
  if (!answer.err.empty()) cli::write_error(answer.err);
}

// As sipyco_rpctool does: errors are told, and the next line is read.
cli::exit_code read_pipe(const options& given) {
  connection server(given);
  server.open();
  session lines(server, {.result = output_style(given)});
  plain_source source(STDIN_FILENO);
  for (auto got = source.next(""); got.what == line_source::event::line; got = source.next("")) {
    const auto answer = lines.eval_line(got.line);
    show(answer);
    if (answer.leave) break;
  }
  return cli::exit_code::ok;
}

session_style terminal_style(const options& given, terminal_signals& signals) {
  session_style out{.result = output_style(given), .continued_lines = true};
  if (cli::use_color(given.color, STDERR_FILENO)) out.error_begin = "\x1b[31m", out.error_end = "\x1b[0m";
  out.bold_names = cli::use_color(given.color, STDOUT_FILENO);
  out.interrupted = [&signals] { return signals.waiting(); };
  return out;
}

// Those that came while an answer was awaited have ended the wait.
void take_signals(terminal_signals& signals) {
  while (const int number = signals.take())
    if (number != SIGINT) cli::die_by_signal(number);
}

void greet(connection& server) {
  cli::write_output("Connected to '" + cli::safe_line(server.target()) + "'. Type help for help, Ctrl-D to leave.\n");
}

cli::exit_code converse(const options& given) {
  terminal_signals signals;
  connection server(given, signals.descriptor());
  server.open();
  greet(server);
  session lines(server, terminal_style(given, signals));
  known_names names(lines);
  history past(history_path());
  terminal_parts parts{signals, past, [&](auto line) { return names.complete(line); },
                       cli::use_color(given.color, STDOUT_FILENO)};
  const auto source = make_terminal_source(parts);
  const auto prompt = "(" + cli::safe_line(server.target()) + ") ";
  const std::string continued(prompt.size() < 4 ? "... " : std::string(prompt.size() - 4, ' ') + "... ");
  while (true) {
    const auto got = source->next(lines.pending() ? continued : prompt);
    if (got.what == line_source::event::end) break;
    if (got.what == line_source::event::interrupted) {
      lines.drop_pending();
      continue;
    }
    const auto answer = lines.eval_line(got.line);
    take_signals(signals);
    show(answer);
    if (answer.leave) return cli::exit_code::ok;
  }
  show(lines.finish());
  return cli::exit_code::ok;
}

}  // namespace

cli::exit_code run_interactive(const options& given) {
  if (given.session.batch) return answer_batch(given);
  if (!given.session.expressions.empty()) return evaluate_all(given);
  const bool typed = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
  return typed ? converse(given) : read_pipe(given);
}

}  // namespace sipyco::rpctool
