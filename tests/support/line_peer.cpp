// SPDX-License-Identifier: LGPL-3.0-or-later
#include "support/line_peer.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace sipyco::test {
namespace {

net::waiting soon() { return {net::deadline_after(std::chrono::seconds(10)), {-1, -1}}; }

net::unique_fd connect(std::uint16_t port) {
  net::unique_fd fd(::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_addr = in6addr_loopback;
  address.sin6_port = htons(port);
  BOOST_TEST_REQUIRE(::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  return fd;
}

net::unique_fd non_blocking(net::unique_fd fd) {
  ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) | O_NONBLOCK);
  return fd;
}

}  // namespace

line_peer::line_peer(std::uint16_t port) : line_peer(connect(port)) {}

line_peer::line_peer(net::unique_fd fd) : fd_(fd.get()), socket_(non_blocking(std::move(fd)), "the other end") {}

void line_peer::send(std::string_view bytes) { BOOST_TEST_REQUIRE(socket_.send_all(bytes, soon()).has_value()); }

std::string line_peer::line() {
  while (true) {
    const auto line = framer_.next();
    if (line.value()) return std::string(**line);
    const auto got = socket_.recv_some(framer_.prepare(), soon());
    if (!got && got.error().kind == failure_kind::timeout) BOOST_FAIL("no line came in time");
    if (!got || *got == 0) return "<end>";
    framer_.commit(*got);
  }
}

bool line_peer::ended() { return line() == "<end>" && framer_.buffered() == 0; }

void line_peer::finish() { ::shutdown(fd_, SHUT_WR); }

void line_peer::reset() {
  const linger at_once{1, 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  socket_ = net::blocking_socket(net::unique_fd(), "closed");
}

std::string line_peer::handshake(std::string_view target_line) {
  send("ARTIQ pc_rpc\n");
  (void)line();
  send(std::string(target_line) + "\n");
  return line();
}

}  // namespace sipyco::test
