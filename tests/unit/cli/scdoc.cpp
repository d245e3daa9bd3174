// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/scdoc.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco::cli;

BOOST_AUTO_TEST_SUITE(cli_scdoc)

BOOST_AUTO_TEST_CASE(flags_are_bold_and_placeholders_underlined) {
  BOOST_TEST(scdoc_entries({{"-t, --target T", "text"}}) == "*-t*, *--target* _T_\n\ttext\n\n");
  BOOST_TEST(scdoc_entries({{"    --kw NAME=X", ""}}) == "*--kw* _NAME=X_\n\t\n\n");
  BOOST_TEST(scdoc_entries({{"call [-t T] METHOD [ARG]...", "x"}}) == "*call* [*-t* _T_] _METHOD_ [_ARG_]...\n\tx\n\n");
  BOOST_TEST(scdoc_entries({{"124", "x"}}) == "*124*\n\tx\n\n");
}

BOOST_AUTO_TEST_CASE(what_scdoc_would_read_as_markup_is_escaped) {
  BOOST_TEST(scdoc_entries({{"a_b", "c_d * `e` #"}}) == "*a\\_b*\n\tc\\_d \\* \\`e\\` \\#\n\n");
}

BOOST_AUTO_TEST_CASE(sections_have_headings) {
  BOOST_TEST(scdoc_sections({{"One", {{"a", "b"}}}, {"Two", {}}}) == "## One\n\n*a*\n\tb\n\n## Two\n\n");
}

BOOST_AUTO_TEST_SUITE_END()
