// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/reader.hpp>
#include "support/exact_buffer.hpp"
#include "unit/pyon/event_trace.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace sipyco;
using test::event_trace;
using test::exact_buffer;

std::string events(std::string_view text) {
  event_trace trace;
  pyon::v1_reader reader(trace);
  const auto done = reader.feed(exact_buffer(text).view(), true);
  return done ? trace.text() : trace.text() + " ! " + done.error().message;
}

std::string events_by_bytes(std::string_view text) {
  event_trace trace;
  pyon::v1_reader reader(trace);
  auto done = reader.feed({}, false);
  for (std::size_t i = 0; i < text.size() && done; ++i)
    done = reader.feed(exact_buffer(text.substr(i, 1)).view(), i + 1 == text.size());
  return done ? trace.text() : trace.text() + " ! " + done.error().message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_v1_reader)

BOOST_AUTO_TEST_CASE(tells_what_is_in_a_document) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"null", "null"},
      {"[true, False, 1, -2, 1.5, 2j]", "[ true false i1 i-2 f1.5 c0.,2. ]6"},
      {"{'a': 1, b'b': ()}", "{ 'a' : i1 b'b' : ( )0 }2"},
      {"{1, 2,}", "{ i1 i2 }s2"},
      {"{}", "{ }0"},
      {"slice(1, None)", "slice( i1 null )c2"},
      {"nparray((2, ), '<i2', b'AAAAAA==')", "nparray( ( i2 )1 '<i2' b'AAAAAA==' )c3"},
      {"9223372036854775808", "I9223372036854775808"},
      {"-9223372036854775808", "i-9223372036854775808"},
      {"9223372036854775807", "i9223372036854775807"},
  };
  for (const auto& [text, expected] : table) BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(events(text) == expected);
      BOOST_TEST(events_by_bytes(text) == expected);
    }
}

BOOST_AUTO_TEST_CASE(a_parenthesis_around_a_number_is_no_event) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"(1)", "i1"},
      {"((1))", "i1"},
      {"(1,)", "( i1 )1"},
      {"((1),)", "( i1 )1"},
      {"((1,))", "( ( i1 )1 group1"},
      {"('a')", "( 'a' group1"},
      {"(((), 1))", "( ( ( )0 i1 )2 group1"},
      {"[(1+2)*3, ((1), 2)]", "[ i9 ( i1 i2 )2 ]2"},
      {"((1, 2), 3)", "( ( i1 i2 )2 i3 )2"},
      {"(1+2, 3)", "( i3 i3 )2"},
      {"-(1)", "i-1"},
  };
  for (const auto& [text, expected] : table) BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(events(text) == expected);
      BOOST_TEST(events_by_bytes(text) == expected);
    }
}

BOOST_AUTO_TEST_CASE(arithmetic_takes_numbers_only) {
  for (const std::string text :
       {"1+(2, 3)", "-'a'", "[1]+2", "2*[1]", "1+null", "-()", "(1, 2)*2", "1-{}", "1+slice(1)"})
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(events(text).find(" ! ") != std::string::npos);
      BOOST_TEST(events_by_bytes(text).find(" ! ") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(strings_side_by_side_are_one) {
  BOOST_TEST(events("'a' \"b\" r'\\n'") == "'ab\\n'");
  BOOST_TEST(events("['a' # one\n 'b', 'c']") == "[ 'ab' 'c' ]2");
  BOOST_TEST(events("b'a' b'b'") == "b'ab'");
  BOOST_TEST(events("{'a' 'b': 'c' 'd'}") == "{ 'ab' : 'cd' }1");
  BOOST_TEST(events("'a' None").find(" ! ") != std::string::npos);
  BOOST_TEST(events("'a' b'b'").find(" ! ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(surrogates_join_across_strings) {
  BOOST_TEST(events("'\\ud83d' '\\ude00'") == "'\xf0\x9f\x98\x80'");
  BOOST_TEST(events("'\\ud83d' 'a'") ==
             "'\xed\xa0\xbd"
             "a'");
}

BOOST_AUTO_TEST_CASE(line_ends_in_triple_quotes_are_newlines) {
  BOOST_TEST(events("'''a\r\nb\rc\nd'''") == "'a\nb\nc\nd'");
  BOOST_TEST(events_by_bytes("'''a\r\nb\rc\nd'''") == "'a\nb\nc\nd'");
}

BOOST_AUTO_TEST_CASE(control_characters_may_stand_in_strings) {
  BOOST_TEST(events(std::string_view("'a\tb\0c\x01'", 8)) == std::string("'a\tb\0c\x01'", 8));
}

BOOST_AUTO_TEST_CASE(a_line_ends_a_value_outside_of_brackets) {
  BOOST_TEST(events("1\n# more\n\n") == "i1");
  BOOST_TEST(events("1\n+2").find(" ! ") != std::string::npos);
  BOOST_TEST(events("'a'\n'b'").find(" ! ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(stops_when_the_handler_says_so) {
  event_trace trace("no");
  pyon::v1_reader reader(trace);
  const auto done = reader.feed("['yes', 'no', 'never']", true);
  BOOST_TEST_REQUIRE(!done.has_value());
  BOOST_TEST(done.error().offset == 8U);
  BOOST_TEST(trace.text() == "[ 'yes' 'no'");
  BOOST_TEST(!reader.feed("", true).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
