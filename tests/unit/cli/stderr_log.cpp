// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/stderr_log.hpp>

#include <boost/test/unit_test.hpp>

using sipyco::log_level;
using sipyco::cli::format_log_record;

BOOST_AUTO_TEST_SUITE(cli_stderr_log)

BOOST_AUTO_TEST_CASE(one_line) {
  BOOST_TEST(format_log_record(log_level::info, "sipyco.pc_rpc", "hello") == "INFO:sipyco.pc_rpc:hello\n");
}

BOOST_AUTO_TEST_CASE(several_lines_are_counted) {
  BOOST_TEST(format_log_record(log_level::error, "x", "one\ntwo\nthree") == "ERROR<3>:x:one\ntwo\nthree\n");
  BOOST_TEST(format_log_record(log_level::warning, "x", "one\n") == "WARNING<2>:x:one\n\n");
}

BOOST_AUTO_TEST_CASE(control_characters_are_escaped) {
  BOOST_TEST(format_log_record(log_level::info, "a\nb", "\x1b[31m\r") == "INFO:a\\nb:\\x1b[31m\\x0d\n");
}

BOOST_AUTO_TEST_SUITE_END()
