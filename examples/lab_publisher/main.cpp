// SPDX-License-Identifier: LGPL-3.0-or-later
#include "publish.hpp"

#include <sipyco/cli.hpp>

static sipyco::cli::exit_code run(sipyco::cli::tool& self, const sipyco::cli::arguments& args) {
  lab::settings given;
  if (lab::read_settings(given, self.name, args)) sipyco::cli::die_by_signal(lab::publish(given));
  return sipyco::cli::exit_code::ok;
}

int main(int argc, char** argv) { return sipyco::cli::run_main("lab_publisher", argc, argv, run); }
