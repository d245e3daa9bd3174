// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/address.hpp"

#include <boost/test/unit_test.hpp>

#include "net/resolve.hpp"

using namespace sipyco::net;

namespace {

address_list addresses_of(std::initializer_list<const char*> hosts) {
  address_list list;
  for (const auto* host : hosts) list.push_back(resolve(host, 1, resolve_for::connecting).value().front());
  return list;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(net_address)

BOOST_AUTO_TEST_CASE(families_alternate_and_begin_with_the_preferred_one) {
  const auto mixed = interleaved(addresses_of({"::1", "::2", "::3", "127.0.0.1", "127.0.0.2"}));
  BOOST_TEST((mixed == addresses_of({"::1", "127.0.0.1", "::2", "127.0.0.2", "::3"})));
  BOOST_TEST((interleaved(addresses_of({"127.0.0.1", "::1"})) == addresses_of({"127.0.0.1", "::1"})));
  BOOST_TEST(interleaved({}).empty());
}

BOOST_AUTO_TEST_CASE(a_peer_is_named_without_brackets) {
  BOOST_TEST(peer_name("[::1]", 3253) == "::1 port 3253");
  BOOST_TEST(peer_name("lab-pc", 1) == "lab-pc port 1");
  BOOST_TEST(without_brackets("[]") == "[]");
}

BOOST_AUTO_TEST_CASE(knows_host_and_port) {
  const auto address = resolve("127.0.0.1", 3253, resolve_for::connecting).value().front();
  BOOST_TEST(address.host() == "127.0.0.1");
  BOOST_TEST(address.port() == 3253U);
  BOOST_TEST(socket_address{}.host().empty());
}

BOOST_AUTO_TEST_SUITE_END()
