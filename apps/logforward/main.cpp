// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logforward/run.hpp"

int main(int argc, char** argv) { return sipyco::cli::run_main("logforward", argc, argv, sipyco::logforward::run); }
