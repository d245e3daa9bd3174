// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/simple_program.hpp>

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/terminal.hpp>

#include <unistd.h>

namespace sipyco::cli {

namespace {

void reject_operands(const arguments& rest) {
  if (!rest.empty()) throw usage_error("unexpected argument '" + rest[0] + "'");
}

}  // namespace

bool answer_standard_requests(std::string_view name, const standard_requests& asked,
                              const std::function<help_page()>& page) {
  if (asked.version)
    write_output(version_text(name));
  else if (asked.help)
    write_output(format_help(page(), output_width(STDOUT_FILENO)));
  return asked.version || asked.help;
}

bool parse_simple_program(std::string_view name, const std::string& summary, const std::vector<help_entry>& examples,
                          flag_table flags, const arguments& args) {
  standard_requests requests;
  flags.add(standard_args(requests));
  const auto usage = std::string(name) + " [OPTION]...";
  try {
    reject_operands(parse_flags(flags, args));
  } catch (const usage_error& error) {
    throw usage_error(error.what(), usage);
  }
  return !answer_standard_requests(name, requests, [&] {
    return help_page{summary, examples, usage, {flag_section("Options", flags)}};
  });
}

}  // namespace sipyco::cli
