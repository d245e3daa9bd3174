// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/run.hpp"

int main(int argc, char** argv) { return sipyco::cli::run_main("pyonfmt", argc, argv, sipyco::pyonfmt::run); }
