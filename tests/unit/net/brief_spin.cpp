// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/brief_spin.hpp"

#include <boost/test/unit_test.hpp>

using sipyco::net::brief_spin;

namespace {

/// How often a wait looks for what never comes.
int looks(brief_spin& spin) {
  int count = 0;
  BOOST_TEST(!spin.until([&] { return ++count, false; }));
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(net_brief_spin)

BOOST_AUTO_TEST_CASE(looks_once_at_least_and_again_for_a_while) {
  brief_spin spin;
  int count = 0;
  BOOST_TEST(spin.until([&] { return ++count == 1; }));
  BOOST_TEST(spin.until([&] { return ++count == 4; }));
  BOOST_TEST(count == 4);
}

BOOST_AUTO_TEST_CASE(becomes_rare_where_it_does_not_pay) {
  brief_spin spin;
  BOOST_TEST(looks(spin) > 1);
  for (const int passes : {1, 3, 7}) {
    for (int i = 0; i < passes; ++i) BOOST_TEST(looks(spin) == 1);
    BOOST_TEST(looks(spin) > 1);
  }
}

BOOST_AUTO_TEST_CASE(is_itself_again_once_it_paid) {
  brief_spin spin;
  BOOST_TEST(looks(spin) > 1);
  BOOST_TEST(looks(spin) == 1);
  int count = 0;
  BOOST_TEST(spin.until([&] { return ++count == 2; }));
  BOOST_TEST(looks(spin) > 1);
  BOOST_TEST(looks(spin) == 1);
  BOOST_TEST(looks(spin) > 1);
}

BOOST_AUTO_TEST_SUITE_END()
