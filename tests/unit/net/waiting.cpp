// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/waiting.hpp"

#include <boost/test/unit_test.hpp>

#include "support/loopback.hpp"

#include <poll.h>

using namespace sipyco::net;
using namespace std::chrono_literals;
using sipyco::failure_kind;

BOOST_AUTO_TEST_SUITE(net_waiting)

BOOST_AUTO_TEST_CASE(zero_and_immense_durations_mean_never) {
  BOOST_TEST((deadline_after(0ms) == never));
  BOOST_TEST((deadline_after(std::chrono::milliseconds::max()) == never));
  BOOST_TEST((deadline_after(1h) > std::chrono::steady_clock::now() + 59min));
}

BOOST_AUTO_TEST_CASE(ends_at_the_deadline) {
  sipyco::test::socket_pair pair;
  const auto waited = wait_for(pair.ours.get(), POLLIN, {deadline_after(5ms)});
  BOOST_TEST((waited.error().kind == failure_kind::timeout));
}

BOOST_AUTO_TEST_CASE(an_event_that_is_there_wins_over_a_deadline_that_passed) {
  sipyco::test::socket_pair pair;
  BOOST_TEST(wait_for(pair.ours.get(), POLLOUT, {time_point::min()}).has_value());
}

BOOST_AUTO_TEST_CASE(ends_when_woken_until_cleared) {
  sipyco::test::socket_pair pair;
  waker first;
  waker second;
  second.wake();
  const waiting until{deadline_after(10s), {first.descriptor(), second.descriptor()}};
  BOOST_TEST((wait_for(pair.ours.get(), POLLIN, until).error().kind == failure_kind::interrupted));
  BOOST_TEST((wait_for(pair.ours.get(), POLLIN, until).error().kind == failure_kind::interrupted));
  second.clear();
  BOOST_TEST(wait_for(pair.ours.get(), POLLOUT, until).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
