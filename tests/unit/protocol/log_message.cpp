// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/log_message.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::protocol;

namespace {

void check(std::string_view line, log_level level, std::uint64_t lines, std::string_view name,
           std::string_view message) {
  BOOST_TEST_CONTEXT(line) {
    const auto head = parse_log_head(line);
    BOOST_TEST((head.level == level));
    BOOST_TEST(head.lines == lines);
    BOOST_TEST(head.name == name);
    BOOST_TEST(head.message == message);
  }
}

void check_plain(std::string_view line) { check(line, log_level::info, 1, "print", line); }

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_log_message)

BOOST_AUTO_TEST_CASE(reads_every_level) {
  check("CRITICAL:n:m", log_level::critical, 1, "n", "m");
  check("ERROR:n:m", log_level::error, 1, "n", "m");
  check("WARNING:n:m", log_level::warning, 1, "n", "m");
  check("WARN:n:m", log_level::warning, 1, "n", "m");
  check("INFO:n:m", log_level::info, 1, "n", "m");
  check("DEBUG:n:m", log_level::debug, 1, "n", "m");
  check("TRACE:n:m", log_level::trace, 1, "n", "m");
}

BOOST_AUTO_TEST_CASE(reads_counts_of_lines) {
  check("INFO<3>:n:m", log_level::info, 3, "n", "m");
  check("INFO<1>:n:m", log_level::info, 1, "n", "m");
  check("INFO<007>:n:m", log_level::info, 7, "n", "m");
  check("INFO<99999999999999999999999>:n:m", log_level::info, UINT64_MAX, "n", "m");
}

BOOST_AUTO_TEST_CASE(a_count_of_nought_is_one_line) { check("INFO<0>:n:m", log_level::info, 1, "n", "m"); }

BOOST_AUTO_TEST_CASE(the_message_may_hold_colons_and_be_empty) {
  check("INFO:a.b:c:d:e", log_level::info, 1, "a.b", "c:d:e");
  check("INFO::", log_level::info, 1, "", "");
}

BOOST_AUTO_TEST_CASE(what_is_not_in_the_format_is_a_message) {
  for (const auto* line :
       {"", "text", "INFO", "INFO:", "INFO:name", "info:n:m", "NOTICE:n:m", "Level 25:n:m", " INFO:n:m", "INFO<>:n:m",
        "INFO<-1>:n:m", "INFO<1:n:m", "INFO1>:n:m", "INFO<1>x:n:m", "INFO<1 >:n:m", "INFO<<1>:n:m"})
    check_plain(line);
}

BOOST_AUTO_TEST_CASE(writes_what_it_reads) {
  std::string out;
  append_log_message(out, "src", log_level::warning, "n", "one");
  append_log_message(out, "", log_level::info, "n", "two\nlines\n");
  BOOST_TEST(out == "src:WARNING:n:one\nINFO<3>:n:two\nlines\n\n");
}

BOOST_AUTO_TEST_CASE(what_would_break_the_format_is_made_safe) {
  std::string out;
  append_log_message(out, "a:b\nc", log_level::info, "x:y\nz", "m:n");
  BOOST_TEST(out == "a_b_c:INFO:x_y_z:m:n\n");
}

BOOST_AUTO_TEST_SUITE_END()
