// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/glob.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using sipyco::cli::glob_matches;

BOOST_AUTO_TEST_SUITE(cli_glob)

BOOST_AUTO_TEST_CASE(matches_the_whole_text) {
  BOOST_TEST(glob_matches("abc", "abc"));
  BOOST_TEST(!glob_matches("abc", "abcd"));
  BOOST_TEST(!glob_matches("abc", "ab"));
  BOOST_TEST(glob_matches("", ""));
  BOOST_TEST(!glob_matches("", "a"));
}

BOOST_AUTO_TEST_CASE(stars_and_question_marks) {
  for (const auto* pattern : {"*", "a*", "*c", "a*c", "*b*", "a?c", "???", "**a**b**c**"})
    BOOST_TEST(glob_matches(pattern, "abc"), pattern);
  for (const auto* pattern : {"b*", "*b", "a?", "????", "a*b", "?"}) BOOST_TEST(!glob_matches(pattern, "abc"), pattern);
  BOOST_TEST(glob_matches("controller(*)", "controller(lda)"));
  BOOST_TEST(glob_matches("*", ""));
  BOOST_TEST(glob_matches("*ab", "aab"));
}

BOOST_AUTO_TEST_CASE(backslash_takes_the_meaning_away) {
  BOOST_TEST(glob_matches("\\*", "*"));
  BOOST_TEST(!glob_matches("\\*", "a"));
  BOOST_TEST(glob_matches("a\\", "a\\"));
}

BOOST_AUTO_TEST_CASE(sets) {
  for (const auto* pattern : {"[abc]", "[a-c]", "[x-zb]", "[!a]", "[^c-z]", "[]b]", "[!]]", "?[b-]"})
    BOOST_TEST(glob_matches(pattern, pattern[0] == '?' ? "xb" : "b"), pattern);
  for (const auto* pattern : {"[ac]", "[c-z]", "[!b]", "[^a-c]", "[!]b]", "[b", "[]", "[!b"})
    BOOST_TEST(!glob_matches(pattern, "b"), pattern);
  BOOST_TEST(glob_matches("ch[0-9]*", "ch7_on"));
  BOOST_TEST(glob_matches("[-a]", "-"));
  BOOST_TEST(glob_matches("[a-]", "-"));
  BOOST_TEST(glob_matches("\\[b]", "[b]"));
  BOOST_TEST(glob_matches("x[b", "x[b"));
  BOOST_TEST(glob_matches("[\xc0-\xff]", "\xe9"));
}

BOOST_AUTO_TEST_CASE(many_stars_take_no_exponential_time) {
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += "*a";
  BOOST_TEST(!glob_matches(pattern + "b", std::string(20000, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()
