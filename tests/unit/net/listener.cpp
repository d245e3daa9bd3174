// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/listener.hpp"

#include <boost/test/unit_test.hpp>

#include "support/loopback.hpp"
#include "support/recording_log_sink.hpp"

#include <algorithm>

using namespace sipyco::net;
using sipyco::failure_kind;

namespace {

struct fixture {
  sipyco::test::recording_log_sink log;
  auto listen(const std::vector<std::string>& hosts, std::uint16_t port = 0) { return listen_on(hosts, port, log); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_listener, fixture)

BOOST_AUTO_TEST_CASE(a_free_port_is_the_same_on_all_addresses) {
  const auto sockets = listen({"::1", "127.0.0.1"}).value();
  BOOST_TEST_REQUIRE(sockets.size() == 2U);
  BOOST_TEST(sockets[0].address.host() == "::1");
  BOOST_TEST(sockets[1].address.host() == "127.0.0.1");
  BOOST_TEST(sockets[0].address.port() == sockets[1].address.port());
  BOOST_TEST(sockets[0].address.port() != 0U);
}

BOOST_AUTO_TEST_CASE(an_address_named_twice_is_bound_once) {
  BOOST_TEST(listen({"::1", "[::1]", "::1"}).value().size() == 1U);
  BOOST_TEST(listen({"localhost", "::1", "127.0.0.1"}).value().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_star_is_every_interface_in_both_families) {
  const auto sockets = listen({"*"}).value();
  BOOST_TEST(sockets.size() == 2U);
  for (const auto& socket : sockets) BOOST_TEST((socket.address.host() == "::" || socket.address.host() == "0.0.0.0"));
}

BOOST_AUTO_TEST_CASE(a_port_in_use_fails_the_whole_and_is_named) {
  const sipyco::test::loopback_listener taken(AF_INET);
  const auto sockets = listen({"::1", "127.0.0.1"}, taken.port());
  BOOST_TEST((sockets.error().kind == failure_kind::address_in_use));
  BOOST_TEST(sockets.error().message ==
             "cannot listen on 127.0.0.1 port " + std::to_string(taken.port()) + ": address already in use");
}

BOOST_AUTO_TEST_CASE(an_address_of_another_machine_is_a_warning_beside_one_that_can_be_had) {
  BOOST_TEST(listen({"192.0.2.1", "::1"}).value().size() == 1U);
  const auto lines = log.lines();
  BOOST_TEST_REQUIRE(lines.size() == 1U);
  BOOST_TEST(lines[0] == "WARNING:sipyco.net:cannot listen on 192.0.2.1 port 0: cannot assign requested address");
}

BOOST_AUTO_TEST_CASE(an_unknown_host_is_a_warning_beside_one_that_is_known) {
  BOOST_TEST(listen({"no such host", "::1"}).value().size() == 1U);
  BOOST_TEST(log.lines().size() == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_to_be_had_is_a_failure) {
  BOOST_TEST((listen({"192.0.2.1"}).error().kind == failure_kind::connection));
  BOOST_TEST((listen({"no such host"}).error().kind == failure_kind::host_not_found));
  BOOST_TEST((listen({}).error().kind == failure_kind::value_error));
  BOOST_TEST(log.lines().empty());
}

BOOST_AUTO_TEST_CASE(a_port_can_be_taken_again_right_after) {
  const auto port = listen({"::1"}).value().front().address.port();
  BOOST_TEST(listen({"::1"}, port).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
