// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/escape.hpp"

#include <boost/test/unit_test.hpp>

using sipyco::base::escape_controls;
using sipyco::base::escape_to_one_line;

BOOST_AUTO_TEST_SUITE(base_escape)

BOOST_AUTO_TEST_CASE(ordinary_text_stays) {
  for (const auto* text :
       {"", "plain", "two\nlines\tand a tab", "\xC2\xB5m \xE2\x82\xAC \xF0\x9F\x98\x80", "back\\slash"})
    BOOST_TEST(escape_controls(text) == text);
}

BOOST_AUTO_TEST_CASE(control_characters_show_as_escapes) {
  BOOST_TEST(escape_controls("\x1b]0;x\x07") == "\\x1b]0;x\\x07");
  BOOST_TEST(escape_controls("a\rb\x7F") == "a\\x0db\\x7f");
  BOOST_TEST(escape_controls(std::string_view{"\0", 1}) == "\\x00");
  BOOST_TEST(escape_controls("\xC2\x9B") == "\\x9b");
}

BOOST_AUTO_TEST_CASE(characters_that_turn_the_direction_of_writing_show_as_escapes) {
  BOOST_TEST(escape_controls("\xE2\x80\xAE"
                             "evil") == "\\u202eevil");
  BOOST_TEST(escape_controls("\xE2\x81\xA6") == "\\u2066");
  BOOST_TEST(escape_controls("\xE2\x80\x8F") == "\\u200f");
}

BOOST_AUTO_TEST_CASE(invalid_bytes_and_lone_surrogates_show_as_escapes) {
  BOOST_TEST(escape_controls("a\xFF\xC3") == "a\\xff\\xc3");
  BOOST_TEST(escape_controls("\xED\xA0\x80") == "\\ud800");
}

BOOST_AUTO_TEST_CASE(one_line_has_no_line_break_left) {
  BOOST_TEST(escape_to_one_line("a\nb\tc\r") == "a\\nb\\tc\\x0d");
  BOOST_TEST(escape_to_one_line("\xE2\x80\xA8") == "\\u2028");
}

BOOST_AUTO_TEST_SUITE_END()
