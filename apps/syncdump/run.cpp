// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/run.hpp"

#include "syncdump/flags.hpp"
#include "syncdump/loop.hpp"
#include "syncdump/options.hpp"
#include "syncdump/output_thread.hpp"
#include "syncdump/screen_view.hpp"
#include "syncdump/session.hpp"
#include "syncdump/text_views.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/signals.hpp>
#include <sipyco/cli/stderr_log.hpp>
#include <sipyco/cli/terminal.hpp>

#include <unistd.h>

#include <memory>

namespace sipyco::syncdump {

namespace {

mode mode_of(const options& given) {
  if (given.broadcast && given.what != mode::once) return mode::events;
  if (given.what) return *given.what;
  return !given.shown_as.pattern && isatty(STDOUT_FILENO) == 1 ? mode::screen : mode::events;
}

std::unique_ptr<view> make_view(const options& given, output_thread& out, current_structure now, loop& events) {
  switch (mode_of(given)) {
    case mode::once: return std::make_unique<once_view>(out, given.shown_as);
    case mode::states: return std::make_unique<state_view>(out, given, std::move(now), events.context());
    case mode::screen: return std::make_unique<screen_view>(out, given, std::move(now), events.context());
    default: return std::make_unique<event_view>(out, given, std::move(now), given.max_waiting_bytes.value());
  }
}

void dump(const options& given) {
  const bool talks = mode_of(given) != mode::screen;  // there, the status line tells
  cli::stderr_log log(talks ? cli::log_level_from_args(given.verbosity) : log_level::critical);
  loop events;
  session connection(given, log);  // its sockets go before the context that they belong to
  std::unique_ptr<view> shown;
  output_thread out([&events](std::exception_ptr thrown) { events.fail(std::move(thrown)); },
                    [&events, &shown] {
                      events.post([&shown] {
                        if (shown) shown->drained();
                      });
                    });
  shown = make_view(
      given, out, [&connection] { return connection.current(); }, events);
  if (given.limit) events.limit(*given.limit);
  int signal = 0;
  try {
    signal = events.run(connection.run(*shown));
  } catch (...) {
    out.finish();
    shown.reset();
    throw;
  }
  if (signal == 0) out.finish();
  shown.reset();  // gives the terminal back
  if (signal != 0) cli::die_by_signal(signal);
  if (events.expired() && connection.shown() == 0)
    throw cli::fatal_error(cli::exit_code::timed_out, "nothing came in the time given by --wait-time");
}

}  // namespace

cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  const auto given = parse_options(args);
  self.color = given.color;
  if (given.requests.version)
    cli::write_output(cli::version_text(self.name));
  else if (given.requests.help)
    cli::write_output(cli::format_help(help(), cli::output_width(STDOUT_FILENO)));
  else
    dump(given);
  return cli::exit_code::ok;
}

}  // namespace sipyco::syncdump
