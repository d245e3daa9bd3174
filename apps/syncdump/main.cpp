// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/run.hpp"

int main(int argc, char** argv) { return sipyco::cli::run_main("syncdump", argc, argv, sipyco::syncdump::run); }
