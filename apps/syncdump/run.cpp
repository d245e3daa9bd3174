// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/run.hpp"

#include "syncdump/command_view.hpp"
#include "syncdump/flags.hpp"
#include "syncdump/loop.hpp"
#include "syncdump/options.hpp"
#include "syncdump/output_thread.hpp"
#include "syncdump/progress.hpp"
#include "syncdump/screen_view.hpp"
#include "syncdump/session.hpp"
#include "syncdump/text_views.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/replaced_file.hpp>
#include <sipyco/cli/signals.hpp>
#include <sipyco/cli/simple_program.hpp>
#include <sipyco/cli/stderr_log.hpp>

#include <unistd.h>

#include <functional>
#include <memory>
#include <optional>

namespace sipyco::syncdump {

namespace {

mode mode_of(const options& given) {
  if (given.broadcast && given.what != mode::once) return mode::events;
  if (given.what) return *given.what;
  if (given.file || given.shown_as.how == format::prometheus) return mode::states;
  if (given.diff || !given.command.empty()) return mode::events;
  return !given.shown_as.pattern && isatty(STDOUT_FILENO) == 1 ? mode::screen : mode::events;
}

/// What goes on beside the connection.
struct surroundings {
  explicit surroundings(log_level least) : log(least) {}

  cli::stderr_log log;
  loop events;
  std::optional<progress> receiving;
};

std::unique_ptr<view> make_view(const options& given, output_thread& out, current_structure now, surroundings& around) {
  auto& context = around.events.context();
  if (!given.command.empty()) return std::make_unique<command_view>(given, std::move(now), context, around.log);
  if (given.diff) return std::make_unique<difference_view>(out, given, std::move(now));
  switch (mode_of(given)) {
    case mode::once: return std::make_unique<once_view>(out, given, std::move(now));
    case mode::states: return std::make_unique<state_view>(out, given, std::move(now), context);
    case mode::screen:
      return std::make_unique<screen_view>(out, given, std::move(now), context,
                                           [&around] { around.receiving.reset(); });
    default: return std::make_unique<event_view>(out, given, std::move(now), given.max_waiting_bytes.value());
  }
}

/// What writes the records.
std::function<void(std::string_view)> writer(const options& given) {
  if (!given.file) return [](std::string_view records) { cli::write_output(records); };
  return [path = *given.file](std::string_view records) {
    cli::replaced_file file(path);
    file.write(records);
    file.commit();
  };
}

/// Shows the rest, and gives the terminal back.
void finish(std::unique_ptr<view>& shown, output_thread& out) {
  shown->finish();
  out.finish();
  shown.reset();
}

void check_time(const options& given, const loop& events, const session& connection) {
  if (!events.expired()) return;
  if (given.until && !connection.reached())
    throw cli::fatal_error(cli::exit_code::timed_out, "what --until waits for did not come in the time given");
  if (connection.shown() == 0)
    throw cli::fatal_error(cli::exit_code::timed_out, "nothing came in the time given by --wait-time");
}

/// In screen mode the status line tells.
log_level least_level(const options& given) {
  return mode_of(given) == mode::screen ? log_level::critical : cli::log_level_from_args(given.verbosity);
}

void dump(const options& given) {
  surroundings around(least_level(given));
  loop& events = around.events;
  session connection(given, around.log);  // its sockets go before the context that they belong to
  std::unique_ptr<view> shown;
  output_thread out(
      writer(given), [&events](std::exception_ptr thrown) { events.fail(std::move(thrown)); },
      [&events, &shown] {
        events.post([&shown] {
          if (shown) shown->drained();
        });
      });
  shown = make_view(
      given, out, [&connection] { return connection.current(); }, around);
  around.receiving.emplace(events.context(), [&connection] { return connection.bytes_of_message(); });
  if (given.limit) events.limit(*given.limit);
  int signal = 0;
  try {
    signal = events.run(connection.run(*shown), !given.file);
  } catch (...) {
    around.receiving.reset();
    finish(shown, out);
    throw;
  }
  around.receiving.reset();
  if (signal == 0) finish(shown, out);
  shown.reset();  // gives the terminal back
  if (signal != 0) cli::die_by_signal(signal);
  check_time(given, events, connection);
}

}  // namespace

cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  const auto given = parse_options(args);
  self.color = given.color;
  if (cli::answer_standard_requests(self.name, given.requests, help)) return cli::exit_code::ok;
  dump(given);
  return cli::exit_code::ok;
}

}  // namespace sipyco::syncdump
