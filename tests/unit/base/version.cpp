// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/version.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(base_version)

BOOST_AUTO_TEST_CASE(has_three_numbers) {
  const auto text = sipyco::version();
  BOOST_TEST(std::ranges::count(text, '.') == 2);
  BOOST_TEST((text.find_first_not_of("0123456789.") == text.npos));
}

BOOST_AUTO_TEST_SUITE_END()
