// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/connect_race.hpp"

#include <boost/test/unit_test.hpp>

#include "net/connect_failure.hpp"
#include "support/loopback.hpp"

#include <cerrno>

using namespace sipyco::net;
using namespace sipyco::test;
using namespace std::chrono_literals;
using sipyco::failure_kind;

namespace {

auto race(const address_list& addresses, std::chrono::milliseconds patience = 10s) {
  return connect_race(addresses, "lab port 1", waiting{deadline_after(patience)});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(net_connect_race)

BOOST_AUTO_TEST_CASE(connects_to_the_first_address_that_answers) {
  const loopback_listener six;
  const loopback_listener four(AF_INET);
  const auto fd = race({six.address(), four.address()});
  BOOST_TEST((remote_address(fd.value().get()) == six.address()));
}

BOOST_AUTO_TEST_CASE(a_refusal_moves_on_at_once) {
  const loopback_listener four(AF_INET);
  const auto begin = std::chrono::steady_clock::now();
  const auto fd = race({refused_address(), refused_address(), four.address()});
  BOOST_TEST((remote_address(fd.value().get()) == four.address()));
  BOOST_TEST((std::chrono::steady_clock::now() - begin < connect_stagger));
}

BOOST_AUTO_TEST_CASE(a_mute_address_is_joined_by_the_next_after_the_stagger) {
  const mute_address mute;
  const loopback_listener four(AF_INET);
  const auto begin = std::chrono::steady_clock::now();
  const auto fd = race({mute.address(), four.address()});
  BOOST_TEST((remote_address(fd.value().get()) == four.address()));
  BOOST_TEST((std::chrono::steady_clock::now() - begin >= connect_stagger));
}

BOOST_AUTO_TEST_CASE(the_deadline_covers_all_attempts) {
  const mute_address six;
  const mute_address four(AF_INET);
  const auto fd = race({six.address(), four.address()}, 300ms);
  BOOST_TEST((fd.error().kind == failure_kind::timeout));
  BOOST_TEST(fd.error().message == "cannot connect to lab port 1: timed out");
}

BOOST_AUTO_TEST_CASE(can_be_interrupted) {
  const mute_address mute;
  waker woken;
  woken.wake();
  const auto fd = connect_race({mute.address()}, "lab port 1", waiting{never, {woken.descriptor(), -1}});
  BOOST_TEST((fd.error().kind == failure_kind::interrupted));
}

BOOST_AUTO_TEST_CASE(tells_that_nobody_listens) {
  const auto fd = race({refused_address(), refused_address(AF_INET)});
  BOOST_TEST((fd.error().kind == failure_kind::connection_refused));
  BOOST_TEST(fd.error().message == "cannot connect to lab port 1: connection refused (is the server running?)");
}

BOOST_AUTO_TEST_CASE(tells_each_reason_where_they_differ) {
  const auto six = refused_address();
  const auto four = refused_address(AF_INET);
  const auto error = connect_failure("lab port 1", {{six, ENETUNREACH}, {four, ECONNREFUSED}});
  BOOST_TEST((error.kind == failure_kind::connection_refused));
  BOOST_TEST(error.message ==
             "cannot connect to lab port 1: ::1: network is unreachable; 127.0.0.1: connection refused (is the "
             "server running?)");
}

BOOST_AUTO_TEST_SUITE_END()
