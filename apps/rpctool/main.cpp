// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/run.hpp"

int main(int argc, char** argv) { return sipyco::cli::run_main("rpctool", argc, argv, sipyco::rpctool::run); }
