// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/actions.hpp"

#include "rpctool/hints.hpp"
#include "rpctool/listing.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/nearest.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/terminal.hpp>
#include <sipyco/formats/json.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <thread>

namespace sipyco::rpctool {

namespace {

bool as_json(const options& given) { return given.style.format == result_format::json; }

void print_json(const Value& x) { cli::write_output(formats::to_json(x) + "\n"); }

bool colored(const options& given) { return cli::use_color(given.color, STDOUT_FILENO); }

[[noreturn]] void fail_no_match(connection& server, const std::string& pattern) {
  throw cli::fatal_error(cli::exit_code::no_such_name,
                         fmt::format("target '{}' has no method that matches '{}'{}", server.target(), pattern,
                                     cli::did_you_mean(pattern, server.methods())));
}

// From the handshake alone.
void print_names(connection& server, const options& given) {
  auto names = server.methods();
  std::erase_if(names, [&](const auto& name) { return !matches(given.pattern, name); });
  if (names.empty() && given.pattern) fail_no_match(server, *given.pattern);
  if (as_json(given)) return print_json(Value(names));
  std::string out;
  for (const auto& name : names) out.append(cli::safe_line(name)).append("\n");
  cli::write_output(out);
}

void print_call(connection& server, const options& given) {
  try {
    const auto result = server.call(given.method, given.arguments.positional, given.arguments.keywords);
    cli::write_output(result_text(result, output_style(given)));
  } catch (const RemoteError& error) {
    const bool plain = !as_json(given) && given.verbosity.verbose == 0 && error.class_name() == "TypeError";
    const auto hint = plain ? arguments_hint(error.message(), given.method) : "";
    if (hint.empty()) throw;
    throw RemoteError(error.class_name(), error.message() + hint);
  }
}

}  // namespace

result_style output_style(const options& given) {
  auto out = given.style;
  out.width = cli::output_width(STDOUT_FILENO);
  return out;
}

void run_list_targets(const options& given) {
  cli::stderr_log log(cli::log_level_from_args(given.verbosity));
  const auto client = connect(given, log);
  const auto& [targets, description] = client.get_rpc_id();
  if (as_json(given))
    print_json(targets_value(targets, description));
  else
    cli::write_output(list_targets(targets, description));
}

void run_list_methods(const options& given) {
  connection server(given);
  if (given.names_only) return print_names(server, given);
  const auto documentation = server.documentation();
  if (as_json(given)) return print_json(methods_value(documentation, given.pattern));
  const auto text = list_methods(documentation, given.pattern, colored(given));
  if (text.empty() && given.pattern) fail_no_match(server, *given.pattern);
  cli::write_output(text);
}

void run_describe(const options& given) {
  connection server(given);
  const auto documentation = server.documentation();
  const auto text = describe_method(documentation, given.method, colored(given));
  if (!text) throw cli::fatal_error(cli::exit_code::no_such_name, no_such_method(server.client(), given.method));
  if (!as_json(given)) return cli::write_output(*text);
  const auto methods = methods_value(documentation, std::nullopt);
  for (const auto& method : methods.at("methods").items())
    if (method.at("name") == Value(given.method)) print_json(method);
}

void run_call(const options& given) {
  connection server(given);
  const bool endless = given.interval && !given.repeat;
  const auto times = given.repeat.value_or(1);
  auto next = std::chrono::steady_clock::now();
  for (std::uint64_t i = 0; endless || i < times; ++i) {
    if (given.interval && i > 0) std::this_thread::sleep_until(next += *given.interval);
    print_call(server, given);
  }
}

}  // namespace sipyco::rpctool
