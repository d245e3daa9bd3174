// SPDX-License-Identifier: LGPL-3.0-or-later
#include "support/loopback.hpp"

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

namespace sipyco::test {
namespace {

void check(bool good, const char* what) {
  if (!good) throw std::system_error(errno, std::generic_category(), what);
}

net::socket_address any_port(int family) {
  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  six.sin6_addr = in6addr_loopback;
  sockaddr_in four{};
  four.sin_family = AF_INET;
  four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return family == AF_INET6 ? net::socket_address{reinterpret_cast<const sockaddr*>(&six), sizeof six}
                            : net::socket_address{reinterpret_cast<const sockaddr*>(&four), sizeof four};
}

bool wait_readable(int fd) {
  pollfd polled{fd, POLLIN, 0};
  return ::poll(&polled, 1, 10'000) == 1;
}

}  // namespace

loopback_listener::loopback_listener(int family, int backlog) : fd_(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  check(static_cast<bool>(fd_), "socket");
  const auto address = any_port(family);
  check(::bind(fd_.get(), address.data(), address.size()) == 0, "bind");
  check(::listen(fd_.get(), backlog) == 0, "listen");
  address_ = net::local_address(fd_.get());
}

net::unique_fd loopback_listener::accept() const {
  return net::unique_fd{wait_readable(fd_.get()) ? ::accept4(fd_.get(), nullptr, nullptr, SOCK_CLOEXEC) : -1};
}

mute_address::mute_address(int family) : listener_(family, 0) {
  // The queue takes one more than its size; what does not get in stays in the state of connecting.
  for (int i = 0; i < 4; ++i) {
    auto& fd = queue_.emplace_back(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    (void)::connect(fd.get(), address().data(), address().size());
    pollfd polled{fd.get(), POLLOUT, 0};
    if (::poll(&polled, 1, 100) == 0) return;
  }
  throw std::logic_error("the queue of the mute listener does not fill");
}

net::socket_address refused_address(int family) { return loopback_listener{family}.address(); }

socket_pair::socket_pair() {
  std::array<int, 2> fds{};
  check(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) == 0, "socketpair");
  ours = net::unique_fd{fds[0]};
  theirs = net::unique_fd{fds[1]};
  check(::fcntl(ours.get(), F_SETFL, O_NONBLOCK) == 0, "fcntl");
}

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    check(sent >= 0, "send");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string read_exactly(int fd, std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t filled = 0;
  while (filled < count) {
    if (!wait_readable(fd)) throw std::runtime_error("nothing to read within ten seconds");
    const auto got = ::recv(fd, bytes.data() + filled, count - filled, 0);
    check(got >= 0, "recv");
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace sipyco::test
