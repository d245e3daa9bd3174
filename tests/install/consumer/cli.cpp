// SPDX-License-Identifier: LGPL-3.0-or-later
// A user's program with a command line, on the component `cli`.
#include <sipyco/cli/run_main.hpp>

int main(int argc, char** argv) {
  return sipyco::cli::run_main("consumer_cli", argc, argv, [](sipyco::cli::tool&, const sipyco::cli::arguments& args) {
    return args.size() == 1 ? sipyco::cli::exit_code::ok : sipyco::cli::exit_code::usage;
  });
}
