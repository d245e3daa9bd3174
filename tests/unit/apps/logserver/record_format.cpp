// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/record_format.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <ctime>

using namespace sipyco;
using namespace sipyco::logserver;
using namespace std::chrono_literals;

namespace {

logs::record sample(std::string_view message, std::string_view mark = {}) {
  const auto when = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 11h + 30min + 23s + 678100us;
  return {when, "controller(lda)", log_level::warning, "artiq.lda", message, mark, "[::1]:4711"};
}

std::string shown(const logs::record& record, record_style style, multiline_style multiline = multiline_style::keep,
                  bool color = false) {
  ::setenv("TZ", "UTC", 1);
  ::tzset();
  record_formatter formatter{{style, multiline, color}};
  std::string out;
  formatter.append(out, record);
  return out;
}

// With quotes in place of apostrophes.
std::string quoted(std::string text) {
  std::ranges::replace(text, '\'', '"');
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(logserver_record_format)

BOOST_AUTO_TEST_CASE(text_is_as_on_the_console_of_a_master) {
  BOOST_TEST(shown(sample("hot"), record_style::text) == "WARNING:controller(lda):artiq.lda:hot\n");
  BOOST_TEST(shown(sample("hot", "why"), record_style::text) == "WARNING:controller(lda):artiq.lda:hot [why]\n");
}

BOOST_AUTO_TEST_CASE(dated_is_as_in_the_files_of_a_master) {
  BOOST_TEST(shown(sample("hot"), record_style::dated) ==
             "2026-11-22 11:30:23,678 WARNING:controller(lda):artiq.lda:hot\n");
  BOOST_TEST(shown(sample("hot"), record_style::brief) == "11:30:23.678 WARNING:controller(lda):artiq.lda:hot\n");
}

BOOST_AUTO_TEST_CASE(json_has_every_field) {
  const auto head = quoted("{'ts':'2026-11-22T11:30:23.678100Z','source':'controller(lda)','level':'WARNING',");
  const auto message = quoted("'levelno':30,'name':'artiq.lda','message':'a\\n\\'\\\\\\u0001\\u007f\\u009b\\u202e");
  const auto tail = quoted("','peer':'[::1]:4711','mark':'cut'}");
  const auto record = sample("a\n\"\\\x01\x7f\xC2\x9B\xE2\x80\xAE\xC3\xA9\xF0\x9F\x98\x80", "cut");
  const auto got = shown(record, record_style::json);
  BOOST_TEST(got == head + message + "\xC3\xA9\xF0\x9F\x98\x80" + tail + "\n");
}

BOOST_AUTO_TEST_CASE(patterns_have_every_field) {
  record_formatter formatter{
      {record_style::text, multiline_style::keep, false, "%t|%{%H}t|%L|%l|%s|%n|%m|%{json}m|%{raw}m|%k|%p|%%\\n"}};
  std::string out;
  formatter.append(out, sample("a\x1b", "why"));
  BOOST_TEST(
      out ==
      "2026-11-22 11:30:23,678|11|WARNING|30|controller(lda)|artiq.lda|a\\x1b|\"a\\u001b\"|a\x1b|why|[::1]:4711|%\n");
}

BOOST_AUTO_TEST_CASE(exports_keep_every_byte_of_the_message) {
  const auto out = shown(sample("a\nb"), record_style::journal_export);
  BOOST_TEST(out.find("__REALTIME_TIMESTAMP=1795347023678100\nPRIORITY=4\nSYSLOG_IDENTIFIER=controller(lda)\n") == 0U);
  BOOST_TEST(out.ends_with(std::string("MESSAGE\n\x03\0\0\0\0\0\0\0a\nb\n\n", 21)));
  BOOST_TEST(
      shown(sample("a b=\"c\""), record_style::logfmt) ==
      "ts=2026-11-22T11:30:23.678100Z level=WARNING source=controller(lda) name=artiq.lda msg=\"a b=\\\"c\\\"\"\n");
  BOOST_TEST(shown(sample("a\nb"), record_style::rfc5424).ends_with(" controller(lda) - artiq.lda - a\\nb\n"));
}

BOOST_AUTO_TEST_CASE(raw_is_the_message_with_all_its_bytes) {
  BOOST_TEST(shown(sample("a\x1b[31m\nb"), record_style::raw) == "a\x1b[31m\nb\n");
}

BOOST_AUTO_TEST_CASE(syslog_prefix_has_the_severity) {
  BOOST_TEST(shown(sample("hot"), record_style::syslog_prefix) == "<4>controller(lda):artiq.lda:hot\n");
}

BOOST_AUTO_TEST_CASE(control_characters_are_shown_as_escapes) {
  BOOST_TEST(shown(sample("a\x1b[31m\tb\nc\x07"), record_style::text) ==
             "WARNING:controller(lda):artiq.lda:a\\x1b[31m\tb\nc\\x07\n");
}

BOOST_AUTO_TEST_CASE(lines_are_kept_indented_or_escaped) {
  const auto record = sample("a\nb\n");
  const auto head = std::string("WARNING:controller(lda):artiq.lda:");
  BOOST_TEST(shown(record, record_style::text) == head + "a\nb\n\n");
  BOOST_TEST(shown(record, record_style::text, multiline_style::indent) == head + "a\n    b\n    \n");
  BOOST_TEST(shown(record, record_style::text, multiline_style::escape) == head + "a\\nb\\n\n");
}

BOOST_AUTO_TEST_CASE(colors_change_nothing_but_looks) {
  auto text = shown(sample("hot"), record_style::text, multiline_style::keep, true);
  BOOST_TEST(text != shown(sample("hot"), record_style::text));
  for (auto at = text.find('\x1b'); at != text.npos; at = text.find('\x1b'))
    text.erase(at, text.find('m', at) - at + 1);
  BOOST_TEST(text == shown(sample("hot"), record_style::text));
}

BOOST_AUTO_TEST_CASE(what_could_drive_a_terminal_is_escaped_wherever_it_stands) {
  for (int c = 0; c < 256; ++c)
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, '~');
      text[at] = static_cast<char>(c);
      std::string out;
      append_safe_line(out, text);
      BOOST_TEST((out == text) == (c >= 0x20 && c < 0x7F), c << " at " << at);
    }
}

BOOST_AUTO_TEST_SUITE_END()
