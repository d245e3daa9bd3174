// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/logs/multiline_formatter.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/remote_error.hpp>
#include <sipyco/logs/logger.hpp>

#include "support/recording_log_sink.hpp"

#include <stdexcept>

using namespace sipyco;

BOOST_AUTO_TEST_SUITE(logs_multiline_formatter)

BOOST_AUTO_TEST_CASE(formats_as_pythons_does) {
  const logs::MultilineFormatter formatter;
  BOOST_TEST(formatter.format(log_level::info, "a.b", "hot") == "INFO:a.b:hot");
  BOOST_TEST(formatter.format(log_level::trace, "n", "two\nlines") == "TRACE<2>:n:two\nlines");
  BOOST_TEST(formatter.format(log_level::error, "n", "ends\n") == "ERROR<2>:n:ends\n");
  BOOST_TEST(formatter.format(log_level::error, "n", "\x1b[m\t") == "ERROR:n:\\x1b[m\t");
}

BOOST_AUTO_TEST_CASE(exceptions_follow_the_message) {
  const logs::MultilineFormatter formatter;
  BOOST_TEST(formatter.format(log_level::error, "n", "failed", ValueError("no reason")) ==
             "ERROR<2>:n:failed\nValueError: no reason");
  BOOST_TEST(logs::format_exception(std::runtime_error("x")) == "std::runtime_error: x");
}

BOOST_AUTO_TEST_CASE(causes_stand_first_as_in_python) {
  try {
    try {
      throw ValueError("inner");
    } catch (...) {
      std::throw_with_nested(std::runtime_error("outer"));
    }
  } catch (const std::exception& error) {
    const auto text = logs::format_exception(error);
    BOOST_TEST(text.starts_with(
        "ValueError: inner\n\nThe above exception was the direct cause of the following exception:\n\n"));
    BOOST_TEST(text.ends_with(": outer"));
  }
}

BOOST_AUTO_TEST_CASE(remote_tracebacks_are_kept) {
  BOOST_TEST(logs::format_exception(RemoteError("ValueError", "x", {"  File a\n", "  File b"})) ==
             "Traceback (most recent call last):\n  File a\n  File b\nValueError: x");
}

BOOST_AUTO_TEST_CASE(a_logger_logs_under_its_name) {
  test::recording_log_sink one;
  test::recording_log_sink two;
  logs::log_fan_out both({&one, &two});
  const logs::Logger logger("lda", both);
  logger.warning("hot");
  logger.exception("failed", ValueError("x"));
  logs::log_with_name(both, "other", log_level::info, "y");
  const std::vector<std::string> expected{"WARNING:lda:hot", "ERROR:lda:failed\nValueError: x", "INFO:other:y"};
  BOOST_TEST(one.lines() == expected, boost::test_tools::per_element());
  BOOST_TEST(two.lines() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(only_local_records_are_filtered_by_the_local_level) {
  const logs::SourceFilter filter(log_level::warning, "here");
  BOOST_TEST(!filter.filter("here", log_level::info));
  BOOST_TEST(!filter.filter("", log_level::info));
  BOOST_TEST(filter.filter("here", log_level::warning));
  BOOST_TEST(filter.filter("there", log_level::debug));
}

BOOST_AUTO_TEST_SUITE_END()
