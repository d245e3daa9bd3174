// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/banner.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco::protocol;

BOOST_AUTO_TEST_SUITE(protocol_banner)

BOOST_AUTO_TEST_CASE(tells_which_protocol_a_banner_names) {
  BOOST_TEST(protocol_of_banner("ARTIQ pc_rpc").value() == "pc_rpc");
  BOOST_TEST(protocol_of_banner("ARTIQ sync_struct").value() == "sync_struct");
  BOOST_TEST(protocol_of_banner("ARTIQ broadcast").value() == "broadcast");
  BOOST_TEST(protocol_of_banner("ARTIQ logging").value() == "logging");
}

BOOST_AUTO_TEST_CASE(knows_no_other_line) {
  for (const auto* line : {"", "ARTIQ ", "ARTIQ moninj", "ARTIQ pc_rpc\r", "artiq pc_rpc", "GET / HTTP/1.1"})
    BOOST_TEST(!protocol_of_banner(line), line);
}

BOOST_AUTO_TEST_SUITE_END()
