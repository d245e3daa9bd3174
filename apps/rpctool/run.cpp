// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/run.hpp"

#include "rpctool/call.hpp"
#include "rpctool/help.hpp"
#include "rpctool/listing.hpp"
#include "rpctool/options.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/stderr_log.hpp>
#include <sipyco/cli/terminal.hpp>
#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/text/pprint.hpp>

#include <unistd.h>

#include <chrono>

namespace sipyco::rpctool {

namespace {

void reject_what_is_not_there_yet(const options& given) {
  if (given.what == action::interactive)
    throw cli::usage_error("this version has no interactive mode; say what to do, such as list-methods or call");
}

pc_rpc::Client connect(const options& given, log_sink& log) {
  using std::chrono::milliseconds;
  constexpr milliseconds unlimited(0);
  pc_rpc::client_options how;
  how.connect_timeout = given.connect_timeout ? std::chrono::ceil<milliseconds>(*given.connect_timeout) : unlimited;
  how.timeout = given.timeout ? std::chrono::ceil<milliseconds>(*given.timeout) : unlimited;
  how.tls = cli::ssl_from_args(given.ssl);
  how.log = &log;
  return {given.host, given.port, pc_rpc::no_target, how};
}

std::string describe(pc_rpc::Client& client, const options& given, bool color) {
  if (auto text = describe_method(client.get_rpc_method_list(), given.method, color)) return *text;
  throw cli::fatal_error(cli::exit_code::no_such_name, no_such_method(client, given.method));
}

std::string printed(const Value& result) {
  return result.is_none() ? std::string() : text::pprint(result, cli::output_width(STDOUT_FILENO)) + "\n";
}

std::string answer(const options& given) {
  cli::stderr_log log(cli::log_level_from_args(given.verbosity));
  auto client = connect(given, log);
  if (given.what == action::list_targets)
    return list_targets(client.get_rpc_id().targets, client.get_rpc_id().description);
  select_target(client, given);
  const bool color = cli::use_color(given.color, STDOUT_FILENO);
  if (given.what == action::list_methods) return list_methods(client.get_rpc_method_list(), color);
  if (given.what == action::describe) return describe(client, given, color);
  return printed(call(client, given));
}

}  // namespace

cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  const auto given = parse_options(args);
  self.color = given.color;
  self.show_traceback = given.verbosity.verbose > 0;
  if (given.requests.version) {
    cli::write_output(cli::version_text(self.name));
  } else if (given.requests.help) {
    cli::write_output(cli::format_help(help_about(given.help_about), cli::output_width(STDOUT_FILENO)));
  } else {
    reject_what_is_not_there_yet(given);
    cli::write_output(answer(given));
  }
  return cli::exit_code::ok;
}

}  // namespace sipyco::rpctool
