// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/color.hpp>

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

using namespace sipyco::cli;

namespace {

std::map<std::string, std::string> variables;

const char* lookup(const char* name) {
  const auto found = variables.find(name);
  return found == variables.end() ? nullptr : found->second.c_str();
}

bool colored(color_when flag, bool terminal, std::map<std::string, std::string> env) {
  variables = std::move(env);
  return use_color(flag, terminal, lookup);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_color)

BOOST_AUTO_TEST_CASE(a_terminal_is_coloured_and_a_pipe_is_not) {
  BOOST_TEST(colored(color_when::automatic, true, {{"TERM", "xterm"}}));
  BOOST_TEST(!colored(color_when::automatic, false, {{"TERM", "xterm"}}));
}

BOOST_AUTO_TEST_CASE(a_dumb_or_unknown_terminal_is_not_coloured) {
  BOOST_TEST(!colored(color_when::automatic, true, {{"TERM", "dumb"}}));
  BOOST_TEST(!colored(color_when::automatic, true, {}));
}

BOOST_AUTO_TEST_CASE(no_color_wins_over_force_unless_empty) {
  BOOST_TEST(!colored(color_when::automatic, true, {{"TERM", "xterm"}, {"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}));
  BOOST_TEST(colored(color_when::automatic, true, {{"TERM", "xterm"}, {"NO_COLOR", ""}}));
}

BOOST_AUTO_TEST_CASE(force_colours_a_pipe_unless_zero_or_empty) {
  for (const char* name : {"CLICOLOR_FORCE", "FORCE_COLOR"}) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(colored(color_when::automatic, false, {{name, "1"}}));
      BOOST_TEST(!colored(color_when::automatic, false, {{name, "0"}}));
      BOOST_TEST(!colored(color_when::automatic, false, {{name, ""}}));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_flag_wins_over_everything) {
  BOOST_TEST(colored(color_when::always, false, {{"NO_COLOR", "1"}, {"TERM", "dumb"}}));
  BOOST_TEST(!colored(color_when::never, true, {{"FORCE_COLOR", "1"}, {"TERM", "xterm"}}));
}

BOOST_AUTO_TEST_CASE(names_are_those_of_the_help) {
  BOOST_TEST((parse_color_when("auto") == color_when::automatic));
  BOOST_TEST((parse_color_when("always") == color_when::always));
  BOOST_TEST((parse_color_when("never") == color_when::never));
  BOOST_TEST(!parse_color_when("Always"));
  BOOST_TEST(!parse_color_when(""));
}

BOOST_AUTO_TEST_SUITE_END()
