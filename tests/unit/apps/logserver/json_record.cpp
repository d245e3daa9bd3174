// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/json_record.hpp"

#include <boost/test/unit_test.hpp>

#include "logserver/record_format.hpp"

#include <string>

using namespace sipyco;
using namespace sipyco::logserver;
using namespace std::chrono_literals;

namespace {

std::string again(std::string_view json) {
  std::string out;
  record_formatter formatter{{.style = record_style::json}};
  read_json_record(json, [&](const logs::record& record) { formatter.append(out, record); });
  return out;
}

// Level, source, name, message and mark.
std::string text_of(std::string_view json) {
  std::string out;
  record_formatter formatter{{}};
  read_json_record(json, [&](const logs::record& record) { formatter.append(out, record); });
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(logserver_json_record)

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back_as_it_was) {
  const std::string full =
      R"-({"ts":"2026-11-22T11:30:23.678100Z","source":"controller(lda)","level":"WARNING","levelno":30,)-"
      R"-("name":"artiq.lda","message":"two\nlines \u001b \"quoted\"","peer":"[::1]:4711","mark":"cut"})-";
  const std::string empty =
      R"-({"ts":"1999-12-31T23:59:59.000000Z","source":"","level":"INFO","levelno":25,"name":"","message":"","peer":""})-";
  for (const auto& line : {full, empty}) BOOST_TEST(again(line) == line + "\n");
}

BOOST_AUTO_TEST_CASE(all_but_the_message_may_be_missing) {
  BOOST_TEST(text_of(R"({"message":"x"})") == "INFO:::x\n");
  BOOST_TEST(text_of(R"({"level":"DEBUG","message":"x","more":[1]})") == "DEBUG:::x\n");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_marked) {
  BOOST_TEST(text_of(R"({"level":"NOTICE","message":"x"})") == "INFO:::x [unknown level NOTICE]\n");
  BOOST_TEST(text_of(R"({"ts":"yesterday","message":"x","mark":"m"})") == "INFO:::x [m; unknown time yesterday]\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_record_is_shown_with_a_mark) {
  for (const std::string line : {"", "plain text", "[1]", "{}", R"({"message":1})", R"({"message":"x")", "(1, 2)",
                                 R"({"message":"x","levelno":"high"})"})
    BOOST_TEST(text_of(line) == "INFO:stdin:print:" + line + " [no record in JSON]\n");
}

BOOST_AUTO_TEST_CASE(times_are_read_as_iso_8601_has_them) {
  const auto day = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};
  const auto expected = day + 11h + 30min + 23s;
  for (const auto* text : {"2026-11-22T11:30:23Z", "2026-11-22 11:30:23.0Z", "2026-11-22T12:30:23+01:00",
                           "2026-11-22T06:00:23.000000000000-05:30"})
    BOOST_TEST((parse_iso_time(text) == expected), text);
  BOOST_TEST((parse_iso_time("2026-11-22T11:30:23.678100Z") == expected + 678100us));
  for (const auto* text : {"", "2026-11-22", "2026-13-22T11:30:23Z", "2026-02-30T11:30:23Z", "2026-11-22T11:30:23",
                           "2026-11-22T24:30:23Z", "2026-11-22T11:60:23Z", "2026-11-22T11:30:61Z",
                           "x026-11-22T11:30:23Z", "2026-11-22T11:30:23Zx", "2026-11-22T11:30:23+1:00"})
    BOOST_TEST(!parse_iso_time(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()
