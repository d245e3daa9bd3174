// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/run.hpp"

#include "rpctool/actions.hpp"
#include "rpctool/argument_files.hpp"
#include "rpctool/device_db.hpp"
#include "rpctool/error_json.hpp"
#include "rpctool/help.hpp"
#include "rpctool/hosts.hpp"
#include "rpctool/interactive.hpp"

#include <sipyco/cli/output.hpp>
#include <sipyco/cli/simple_program.hpp>

namespace sipyco::rpctool {

namespace {

cli::exit_code act(options& given) {
  apply_host_entry(given);
  apply_device_db(given);
  load_files(given.arguments);
  switch (given.what) {
    case action::list_targets: run_list_targets(given); break;
    case action::list_methods: run_list_methods(given); break;
    case action::describe: run_describe(given); break;
    case action::call: run_call(given); break;
    case action::interactive: return run_interactive(given);
  }
  return cli::exit_code::ok;
}

// As the command line asks for errors: told by run_main, or as JSON.
cli::exit_code act_and_tell(options& given, const cli::tool& self) {
  if (given.style.format != result_format::json) return act(given);
  try {
    return act(given);
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
  const auto page = [&given] { return help_about(given.help_about); };
  if (cli::answer_standard_requests(self.name, given.requests, page)) return cli::exit_code::ok;
  return act_and_tell(given, self);
}

}  // namespace sipyco::rpctool
