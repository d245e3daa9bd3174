// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/log.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;

BOOST_AUTO_TEST_SUITE(base_log)

BOOST_AUTO_TEST_CASE(levels_have_pythons_numbers_and_names) {
  for (const auto* name : {"TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"})
    BOOST_TEST(log_level_name(parse_log_level(name).value()) == name);
  BOOST_TEST(static_cast<int>(parse_log_level("WARN").value()) == 30);
  BOOST_TEST(static_cast<int>(parse_log_level("TRACE").value()) == 5);
  BOOST_TEST(!parse_log_level("info"));
  BOOST_TEST(!parse_log_level(""));
}

BOOST_AUTO_TEST_CASE(a_level_between_two_has_the_name_of_the_lower) {
  BOOST_TEST(log_level_name(static_cast<log_level>(25)) == "INFO");
  BOOST_TEST(log_level_name(static_cast<log_level>(99)) == "CRITICAL");
}

BOOST_AUTO_TEST_CASE(the_default_sink_takes_anything) {
  default_log_sink().log(log_level::error, "sipyco", "nobody listens");
  BOOST_TEST(&default_log_sink() == &default_log_sink());
}

BOOST_AUTO_TEST_SUITE_END()
