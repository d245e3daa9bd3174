// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/keepalive.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/net/unique_fd.hpp>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace sipyco::net;

namespace {

int option(const unique_fd& fd, int level, int name) {
  int value = -1;
  socklen_t size = sizeof value;
  ::getsockopt(fd.get(), level, name, &value, &size);
  return value;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(net_keepalive)

BOOST_AUTO_TEST_CASE(sets_the_times_it_is_given) {
  const unique_fd fd{::socket(AF_INET, SOCK_STREAM, 0)};
  set_keepalive(fd.get(), {std::chrono::seconds{7}, std::chrono::seconds{5}, 2});
  BOOST_TEST(option(fd, SOL_SOCKET, SO_KEEPALIVE) == 1);
  BOOST_TEST(option(fd, IPPROTO_TCP, TCP_KEEPIDLE) == 7);
  BOOST_TEST(option(fd, IPPROTO_TCP, TCP_KEEPINTVL) == 5);
  BOOST_TEST(option(fd, IPPROTO_TCP, TCP_KEEPCNT) == 2);
}

BOOST_AUTO_TEST_CASE(connections_are_probed_undelayed_and_not_inherited) {
  const unique_fd fd{::socket(AF_INET6, SOCK_STREAM, 0)};
  set_connection_options(fd.get());
  BOOST_TEST(option(fd, SOL_SOCKET, SO_KEEPALIVE) == 1);
  BOOST_TEST(option(fd, IPPROTO_TCP, TCP_KEEPIDLE) == 60);
  BOOST_TEST(option(fd, IPPROTO_TCP, TCP_NODELAY) == 1);
  BOOST_TEST((::fcntl(fd.get(), F_GETFD) & FD_CLOEXEC) != 0);
}

BOOST_AUTO_TEST_SUITE_END()
