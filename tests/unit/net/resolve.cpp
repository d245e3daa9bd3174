// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/resolve.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace sipyco::net;
using sipyco::failure_kind;

BOOST_AUTO_TEST_SUITE(net_resolve)

BOOST_AUTO_TEST_CASE(numeric_addresses_need_no_resolver) {
  waker woken;
  woken.wake();
  const waiting over{time_point::min(), {woken.descriptor(), -1}};
  for (const auto* host : {"::1", "[::1]", "127.0.0.1"}) {
    const auto found = resolve(host, 3253, over).value();
    BOOST_TEST(found.size() == 1U);
    BOOST_TEST(found.front().port() == 3253U);
  }
}

BOOST_AUTO_TEST_CASE(finds_the_local_host_by_its_name) {
  const auto found = resolve("localhost", 1, waiting{deadline_after(std::chrono::seconds{10})}).value();
  BOOST_TEST(std::ranges::any_of(found, [](const auto& a) { return a.host() == "127.0.0.1" || a.host() == "::1"; }));
}

BOOST_AUTO_TEST_CASE(a_name_is_given_up_at_once_when_woken) {
  waker woken;
  woken.wake();
  const auto found = resolve("host.invalid", 1, waiting{never, {-1, woken.descriptor()}});
  BOOST_TEST((found.error().kind == failure_kind::interrupted));
}

BOOST_AUTO_TEST_CASE(an_empty_name_is_not_found) {
  BOOST_TEST((resolve("", 1, waiting{}).error().kind == failure_kind::host_not_found));
  BOOST_TEST((resolve("", 1, resolve_for::connecting).error().kind == failure_kind::host_not_found));
}

BOOST_AUTO_TEST_CASE(an_unknown_name_is_not_found) {
  const auto found = resolve("no such host", 1, resolve_for::connecting);
  BOOST_TEST((found.error().kind == failure_kind::host_not_found));
  BOOST_TEST(found.error().message.find("no such host") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_star_listens_on_all_interfaces) {
  const auto found = resolve("*", 0, resolve_for::listening).value();
  BOOST_TEST(std::ranges::any_of(found, [](const auto& a) { return a.host() == "0.0.0.0" || a.host() == "::"; }));
}

BOOST_AUTO_TEST_SUITE_END()
