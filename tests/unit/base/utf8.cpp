// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/utf8.hpp"

#include <boost/test/unit_test.hpp>

#include "support/exact_buffer.hpp"

using namespace sipyco::base;

namespace {

std::string encode(char32_t c) {
  std::string out;
  append_code_point(out, c);
  return out;
}

std::size_t invalid_utf8(std::string_view text) { return find_invalid_utf8(sipyco::test::exact_buffer{text}.view()); }

}  // namespace

BOOST_AUTO_TEST_SUITE(base_utf8)

BOOST_AUTO_TEST_CASE(every_code_point_survives_a_round_trip) {
  for (char32_t c = 0; c <= max_code_point; ++c) {
    const auto text = encode(c);
    std::size_t position = 0;
    BOOST_REQUIRE(next_code_point(text, position) == c);
    BOOST_REQUIRE(position == text.size());
    BOOST_REQUIRE(find_invalid_wtf8(text) == text.size());
    BOOST_REQUIRE(find_invalid_utf8(text) == (is_surrogate(c) ? 0 : text.size()));
    BOOST_REQUIRE(count_code_points(text) == 1);
  }
}

BOOST_AUTO_TEST_CASE(finds_the_first_invalid_byte) {
  const std::pair<std::string_view, std::size_t> cases[] = {
      {"", 0},
      {"abc", 3},
      {"a\x80", 1},
      {"\xC0\x80", 0},
      {"\xC1\xBF", 0},
      {"\xC3", 0},
      {"\xE0\x9F\xBF", 0},
      {"\xE2\x82", 0},
      {"x\xE2\x82y", 1},
      {"\xED\xA0\x80", 0},
      {"\xF0\x8F\xBF\xBF", 0},
      {"\xF4\x90\x80\x80", 0},
      {"\xF5\x80\x80\x80", 0},
      {"\xF0\x9F\x98", 0},
      {"\xFF", 0},
      {"12345678\xFF", 8},
      {"123456789\xC3\xA9"
       "abcdefgh\xC3",
       19},
  };
  for (const auto& [text, expected] : cases) BOOST_TEST(invalid_utf8(text) == expected);
}

BOOST_AUTO_TEST_CASE(finds_the_first_byte_that_is_not_ascii_at_every_place) {
  for (std::size_t size = 0; size < 40; ++size) {
    BOOST_TEST(find_non_ascii(sipyco::test::exact_buffer{std::string(size, 'a')}.view()) == size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = '\x80';
      BOOST_TEST(find_non_ascii(text) == at);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_low_surrogate_joins_the_high_one_before_it) {
  std::string text = "x";
  append_joining(text, 0xD83D);
  BOOST_TEST(text == "x\xED\xA0\xBD");
  append_joining(text, 0xDE00);
  BOOST_TEST(text == "x\xF0\x9F\x98\x80");
  append_joining(text, 0xDE00);
  BOOST_TEST(text == "x\xF0\x9F\x98\x80\xED\xB8\x80");
  append_joining(text, 0xD83D);
  append_joining(text, U'a');
  append_joining(text, 0xDE00);
  BOOST_TEST(
      text.ends_with("\xED\xA0\xBD"
                     "a\xED\xB8\x80"));
}

BOOST_AUTO_TEST_CASE(counts_characters) {
  BOOST_TEST(count_code_points("") == 0U);
  BOOST_TEST(count_code_points("\xC2\xB5m\xF0\x9F\x98\x80") == 3U);
}

BOOST_AUTO_TEST_CASE(knows_what_python_prints) {
  for (const char32_t c : {U' ', U'~', U'\u00A1', U'\u20AC', U'\U0001F600', U'\u0301', U'\u3042'})
    BOOST_TEST(is_printable(c), "U+" << std::hex << static_cast<unsigned>(c));
  for (const char32_t c : {U'\0', U'\n', U'\x7F', U'\u0080', U'\u00A0', U'\u00AD', U'\u200B', U'\u2028', U'\u3000',
                           U'\uE000', U'\uFFFF', U'\U0010FFFF', char32_t{0xD800}, char32_t{0x378}})
    BOOST_TEST(!is_printable(c), "U+" << std::hex << static_cast<unsigned>(c));
}

BOOST_AUTO_TEST_SUITE_END()
