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
  pyon::v2_reader reader(trace);
  const auto done = reader.feed(exact_buffer(text).view(), true);
  return done ? trace.text() : trace.text() + " ! " + done.error().message;
}

std::string events_by_bytes(std::string_view text) {
  event_trace trace;
  pyon::v2_reader reader(trace);
  auto done = reader.feed({}, false);
  for (std::size_t i = 0; i < text.size() && done; ++i)
    done = reader.feed(exact_buffer(text.substr(i, 1)).view(), i + 1 == text.size());
  return done ? trace.text() : trace.text() + " ! " + done.error().message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_v2_reader)

BOOST_AUTO_TEST_CASE(tells_what_is_in_a_document) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"null", "null"},
      {"[true,false,1,-2,1.5]", "[ true false i1 i-2 f1.5 ]5"},
      {R"({"a":1,"b":{}})", "{ 'a' : i1 'b' : { }0 }2"},
      {"[]", "[ ]0"},
      {R"({"__jsonclass__":["tuple",[[1]]]})", "{ '__jsonclass__' : [ 'tuple' [ [ i1 ]1 ]1 ]2 }1"},
      {"[Infinity,-Infinity]", "[ finf f-inf ]2"},
      {"18446744073709551616", "I18446744073709551616"},
      {"-9223372036854775808", "i-9223372036854775808"},
      {"-9223372036854775809", "I-9223372036854775809"},
      {R"("\ud83d\ude00")", "'\xf0\x9f\x98\x80'"},
      {R"("\ud83d\\")", "'\xed\xa0\xbd\\'"},
      {" [ 1 , 2 ] \n", "[ i1 i2 ]2"},
  };
  for (const auto& [text, expected] : table) BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(events(text) == expected);
      BOOST_TEST(events_by_bytes(text) == expected);
    }
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_in_whole_and_in_pieces) {
  for (const std::string text : {"[1,", "[1,]", "{\"a\"}", "{1:2}", "tru", "nulll", "1 2", "\"a", "\"\\x\"", "-", "1e+",
                                 "[1}", "\"\x01\"", "-Infinite", "--1", "{\"a\":1,}", "\xff"})
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(events(text).find(" ! ") != std::string::npos);
      BOOST_TEST(events_by_bytes(text) == events(text));
    }
}

BOOST_AUTO_TEST_CASE(stops_when_the_handler_says_so) {
  event_trace trace("no");
  pyon::v2_reader reader(trace);
  const auto done = reader.feed(R"({"yes":1,"no":2})", true);
  BOOST_TEST_REQUIRE(!done.has_value());
  BOOST_TEST(done.error().offset == 9U);
  BOOST_TEST(trace.text() == "{ 'yes' : i1 'no'");
}

BOOST_AUTO_TEST_SUITE_END()
