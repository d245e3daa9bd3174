// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/run.hpp"

#include "pyonfmt/file_job.hpp"
#include "pyonfmt/flags.hpp"
#include "pyonfmt/options.hpp"
#include "pyonfmt/report.hpp"
#include "pyonfmt/source.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/simple_program.hpp>
#include <sipyco/cli/terminal.hpp>

#include <algorithm>

namespace sipyco::pyonfmt {

namespace {

bool process(const std::string& path, const options& given) {
  if (given.extract) return extract_part(path, given), false;
  if (given.lines) return format_lines(path, given);
  return format_file(path, given);
}

/// Says what went wrong with a file, so that the others get their turn.
cli::exit_code report(const cli::tool& self, const std::string& path, const std::exception& error) {
  const std::string name = cli::safe_line(path == "-" ? "<stdin>" : path);
  if (dynamic_cast<const located_error*>(&error) != nullptr) {
    report_error(error.what());
    return cli::exit_code::bad_data;
  }
  const auto how = cli::ending_of(error, self);
  const bool named = how.message.find(name) != std::string::npos;
  cli::write_error(std::string(self.name) + ": " + (named ? "" : name + ": ") + how.message + "\n");
  return how.code;
}

cli::exit_code worse(cli::exit_code a, cli::exit_code b) { return std::max(a, b); }

cli::exit_code process_all(const cli::tool& self, const options& given) {
  auto worst = cli::exit_code::ok;
  for (const auto& path : given.files) {
    try {
      if (process(path, given)) worst = worse(worst, cli::exit_code::would_change);
    } catch (const Error& error) {
      worst = worse(worst, report(self, path, error));
    }
  }
  return worst;
}

}  // namespace

cli::exit_code run(cli::tool& self, const cli::arguments& args) {
  const auto given = parse_options(args);
  self.color = given.color;
  if (cli::answer_standard_requests(self.name, given.requests, help)) return cli::exit_code::ok;
  return process_all(self, given);
}

}  // namespace sipyco::pyonfmt
