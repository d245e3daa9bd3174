// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/quote.hpp"

#include "base/utf8.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>

using namespace sipyco;
using namespace std::string_view_literals;

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  text::append_quoted(out, text);
  return out;
}

std::string quoted_bytes(std::string_view octets) {
  std::string out;
  text::append_quoted_bytes(out, octets);
  return out;
}

constexpr std::pair<std::string_view, std::string_view> texts[] = {
    {"", "''"},
    {"abc", "'abc'"},
    {"it's", "\"it's\""},
    {"say \"it\"", "'say \"it\"'"},
    {"it's \"it\"", "'it\\'s \"it\"'"},
    {"a\\b", "'a\\\\b'"},
    {"\t\n\r", "'\\t\\n\\r'"},
    {"\0\x07\x1b\x7f"sv, "'\\x00\\x07\\x1b\\x7f'"},
    {"\xc3\xa9", "'\xc3\xa9'"},
    {"\xc2\x85\xc2\xa0\xc2\xad", "'\\x85\\xa0\\xad'"},
    {"\xe2\x80\xa8\xe2\x80\x8b", "'\\u2028\\u200b'"},
    {"\xed\xa0\x80", "'\\ud800'"},
    {"\xf0\x9f\x98\x80", "'\xf0\x9f\x98\x80'"},
    {"\xf3\xa0\x80\x81", "'\\U000e0001'"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_quote)

BOOST_AUTO_TEST_CASE(writes_text_as_python) {
  for (const auto& [text, expected] : texts) BOOST_TEST_CONTEXT(expected) BOOST_TEST(quoted(text) == expected);
}

BOOST_AUTO_TEST_CASE(measures_what_it_writes) {
  for (const auto& [text, expected] : texts) BOOST_TEST_CONTEXT(expected)
  BOOST_TEST(text::measure_quoted(text).total() == base::count_code_points(expected));
}

BOOST_AUTO_TEST_CASE(writes_surrogate_pairs_of_an_array_apart) {
  std::string out;
  text::append_quoted(out, std::u32string{0xD83D, 0xDE00, U'\U0001F600', 0x110000, U'a'});
  BOOST_TEST(out == "'\\ud83d\\ude00\xf0\x9f\x98\x80\\U00110000a'");
}

BOOST_AUTO_TEST_CASE(writes_bytes_as_python) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"", "b''"},
      {"abc", "b'abc'"},
      {"it's", "b\"it's\""},
      {"'\"", "b'\\'\"'"},
      {"\\", "b'\\\\'"},
      {"\t\n\r", "b'\\t\\n\\r'"},
      {"\0\x7f\x80\xff"sv, "b'\\x00\\x7f\\x80\\xff'"},
  };
  for (const auto& [octets, expected] : rows) BOOST_TEST_CONTEXT(expected) {
      BOOST_TEST(quoted_bytes(octets) == expected);
      BOOST_TEST(text::measure_quoted_bytes(octets).total() + 1 == expected.size());
    }
}

BOOST_AUTO_TEST_CASE(writes_every_byte_of_a_void_in_hexadecimal) {
  std::string out;
  text::append_hex_bytes(out, "a\xbc"sv);
  BOOST_TEST(out == "b'\\x61\\xBC'");
}

BOOST_AUTO_TEST_CASE(adds_up_the_sizes_of_parts) {
  const auto joined = text::measure_quoted("it's ") + text::measure_quoted("\"quoted\"");
  BOOST_TEST(joined.total() == quoted("it's \"quoted\"").size());
}

BOOST_AUTO_TEST_SUITE_END()
