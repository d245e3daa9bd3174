// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/run.hpp"

#include "syncdump/flags.hpp"
#include "syncdump/follow.hpp"
#include "syncdump/loop.hpp"
#include "syncdump/options.hpp"
#include "syncdump/output_thread.hpp"
#include "syncdump/text_views.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/signals.hpp>
#include <sipyco/cli/terminal.hpp>

#include <unistd.h>

#include <memory>

namespace sipyco::syncdump {

namespace {

std::unique_ptr<view> make_view(const options& given, output_thread& out) {
  if (given.what == mode::once) return std::make_unique<once_view>(out, given.how);
  if (given.what == mode::states) return std::make_unique<state_view>(out, given.how);
  return std::make_unique<event_view>(out, given.how);
}

void dump(const options& given) {
  if (!given.ssl.empty())
    throw cli::fatal_error(cli::exit_code::bad_configuration, "this version has no TLS; connect without --ssl");
  loop events;
  output_thread out([&events](std::exception_ptr thrown) { events.fail(std::move(thrown)); });
  const auto shown = make_view(given, out);
  const int signal = events.run(follow(given, *shown));
  if (signal != 0) cli::die_by_signal(signal);
  out.finish();
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
