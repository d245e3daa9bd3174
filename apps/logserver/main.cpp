// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/run.hpp"

int main(int argc, char** argv) { return sipyco::cli::run_main("logserver", argc, argv, sipyco::logserver::run); }
