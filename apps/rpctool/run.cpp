// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/run.hpp"

#include "rpctool/actions.hpp"
#include "rpctool/argument_files.hpp"
#include "rpctool/error_json.hpp"
#include "rpctool/help.hpp"
#include "rpctool/hosts.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/terminal.hpp>

#include <unistd.h>

namespace sipyco::rpctool {

namespace {

void reject_what_is_not_there_yet(const options& given) {
  if (given.what == action::interactive)
    throw cli::usage_error("this version has no interactive mode; say what to do, such as list-methods or call");
}

void act(options& given) {
  apply_host_entry(given);
  load_files(given.arguments);
  reject_what_is_not_there_yet(given);
  switch (given.what) {
    case action::list_targets: return run_list_targets(given);
    case action::list_methods: return run_list_methods(given);
    case action::describe: return run_describe(given);
    case action::call: return run_call(given);
    case action::interactive: return;
  }
}

// As the command line asks for errors: told by run_main, or as JSON.
cli::exit_code act_and_tell(options& given, const cli::tool& self) {
  if (given.style.format != result_format::json) {
    act(given);
    return cli::exit_code::ok;
  }
  try {
    act(given);
    return cli::exit_code::ok;
  } catch (const std::exception& error) {
    const auto end = cli::ending_of(error, self);
    if (end.signal) throw;
    cli::write_error(error_json(error, end) + "\n");
    return end.code;
  }
}

}  // namespace

cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  auto given = parse_options(args);
  self.color = given.color;
  self.show_traceback = given.verbosity.verbose > 0;
  if (given.requests.version) {
    cli::write_output(cli::version_text(self.name));
  } else if (given.requests.help) {
    cli::write_output(cli::format_help(help_about(given.help_about), cli::output_width(STDOUT_FILENO)));
  } else {
    return act_and_tell(given, self);
  }
  return cli::exit_code::ok;
}

}  // namespace sipyco::rpctool
