// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/words.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace sipyco;

namespace {

/// The parts with a bar between them.
std::string joined(const std::vector<std::string_view>& parts) {
  std::string out;
  for (const auto& part : parts) (out += part) += '|';
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_words)

BOOST_AUTO_TEST_CASE(keeps_what_ends_a_line) {
  BOOST_TEST(joined(text::split_lines("")) == "");
  BOOST_TEST(joined(text::split_lines("a\nb")) == "a\n|b|");
  BOOST_TEST(joined(text::split_lines("a\r\nb\rc\n")) == "a\r\n|b\r|c\n|");
  BOOST_TEST(joined(text::split_lines("\n\n")) == "\n|\n|");
}

BOOST_AUTO_TEST_CASE(knows_every_line_end_of_python) {
  for (const std::string_view end : {"\v", "\f", "\x1c", "\x1d", "\x1e", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"})
    BOOST_TEST(text::split_lines("a" + std::string(end) + "b").size() == 2U);
  for (const std::string_view other : {"\x1f", "\t", " ", "\xc2\xa0"})
    BOOST_TEST(text::split_lines("a" + std::string(other) + "b").size() == 1U);
}

BOOST_AUTO_TEST_CASE(keeps_white_space_behind_its_word) {
  BOOST_TEST(joined(text::split_words("")) == "");
  BOOST_TEST(joined(text::split_words("one  two\t\nthree")) == "one  |two\t\n|three|");
  BOOST_TEST(joined(text::split_words("  one ")) == "  |one |");
}

BOOST_AUTO_TEST_CASE(knows_every_white_space_of_python) {
  for (const std::string_view space : {"\x1f", "\xc2\xa0", "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x8a",
                                       "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80", "\x1c", "\xc2\x85"})
    BOOST_TEST(text::split_words("a" + std::string(space) + "b").size() == 2U);
  for (const std::string_view other : {"\xe2\x80\x8b", "\xef\xbb\xbf", "\x01"})
    BOOST_TEST(text::split_words("a" + std::string(other) + "b").size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
