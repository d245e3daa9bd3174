// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/utf8_repair.hpp"

#include <boost/test/unit_test.hpp>

using sipyco::base::repair_utf8;

namespace {

constexpr const char* r = "\xEF\xBF\xBD";

}  // namespace

BOOST_AUTO_TEST_SUITE(base_utf8_repair)

BOOST_AUTO_TEST_CASE(valid_text_stays) {
  BOOST_TEST(repair_utf8("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80") == "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
}

// Each expectation is what CPython's bytes.decode(errors="replace") gives.
BOOST_AUTO_TEST_CASE(one_replacement_for_each_broken_run) {
  const std::string one = r;
  BOOST_TEST(repair_utf8("\xFF") == one);
  BOOST_TEST(repair_utf8("a\xFF\xFE"
                         "b") == "a" + one + one + "b");
  BOOST_TEST(repair_utf8("\xE2\x82") == one);
  BOOST_TEST(repair_utf8("\xE2\x82x") == one + "x");
  BOOST_TEST(repair_utf8("\xF0\x9F\x98") == one);
  BOOST_TEST(repair_utf8("\xF0\x80\x80\x80") == one + one + one + one);
  BOOST_TEST(repair_utf8("\xED\xA0\x80") == one + one + one);
  BOOST_TEST(repair_utf8("\xC0\xAF") == one + one);
  BOOST_TEST(repair_utf8("\xF4\x90\x80\x80") == one + one + one + one);
  BOOST_TEST(repair_utf8("\xC3\xC3\xA9") == one + "\xC3\xA9");
  BOOST_TEST(repair_utf8("\x80") == one);
}

BOOST_AUTO_TEST_SUITE_END()
