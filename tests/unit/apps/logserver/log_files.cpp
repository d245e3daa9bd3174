// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/log_files.hpp"

#include <boost/test/unit_test.hpp>

using sipyco::logserver::file_name_of;

BOOST_AUTO_TEST_SUITE(logserver_log_files)

BOOST_AUTO_TEST_CASE(names_of_files_cannot_lead_elsewhere) {
  BOOST_TEST(file_name_of("controller(lda)") == "controller(lda)");
  BOOST_TEST(file_name_of("../../etc/passwd") == "_._.._etc_passwd");
  BOOST_TEST(file_name_of("..") == "_.");
  BOOST_TEST(file_name_of(".") == "_");
  BOOST_TEST(file_name_of("") == "_");
  BOOST_TEST(file_name_of("a b\nc\xC3\xA9") == "a_b_c__");
  BOOST_TEST(file_name_of(std::string(1000, 'x')).size() == 100U);
}

BOOST_AUTO_TEST_SUITE_END()
