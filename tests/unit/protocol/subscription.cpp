// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/subscription.hpp"

#include <boost/test/unit_test.hpp>

#include "protocol/banner.hpp"

using namespace sipyco::protocol;

BOOST_AUTO_TEST_SUITE(protocol_subscription)

BOOST_AUTO_TEST_CASE(a_client_says_banner_and_name) {
  BOOST_TEST(subscription_request(sync_struct_banner, "datasets") == "ARTIQ sync_struct\ndatasets\n");
}

BOOST_AUTO_TEST_CASE(a_server_learns_the_name) {
  subscription_session session(broadcast_banner);
  BOOST_TEST(std::holds_alternative<subscription_session::read_on>(session.on_line("ARTIQ broadcast")));
  const auto done = session.on_line("ion log");
  BOOST_TEST(std::get<subscription_session::subscribe>(done).name == "ion log");
}

BOOST_AUTO_TEST_CASE(a_wrong_banner_is_refused_and_named) {
  for (const auto& [banner, reason] :
       {std::pair("ARTIQ pc_rpc", "speaks pc_rpc"), std::pair("ARTIQ sync_struct\r", "sent an unknown banner"),
        std::pair("", "sent an unknown banner")}) {
    subscription_session session(sync_struct_banner);
    const auto done = session.on_line(banner);
    BOOST_TEST(std::get<subscription_session::refuse>(done).reason == reason);
  }
}

BOOST_AUTO_TEST_CASE(a_name_is_text) {
  for (const std::string_view name : {"", "\xff"}) {
    subscription_session session(sync_struct_banner);
    (void)session.on_line(sync_struct_banner);
    BOOST_TEST(std::holds_alternative<subscription_session::refuse>(session.on_line(name)));
    BOOST_TEST(!is_subscribable(name));
  }
  BOOST_TEST(!is_subscribable("a\nb"));
}

BOOST_AUTO_TEST_SUITE_END()
