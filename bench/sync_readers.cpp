// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_readers.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sipyco::bench {
namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(port);
  out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return out;
}

void must(bool done, const char* what) {
  if (done) return;
  std::perror(what);
  std::exit(1);
}

void write_all(int fd, const std::string& text) {
  for (std::size_t sent = 0; sent < text.size();) {
    const auto count = ::send(fd, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) ::_exit(0);
    sent += static_cast<std::size_t>(count);
  }
}

}  // namespace

sync_readers::sync_readers(std::size_t count, std::uint16_t port, const std::string& request) {
  const auto address = loopback(port);
  for (std::size_t i = 0; i < count; ++i) {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    must(::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "connect");
    write_all(fd, request);
    all_.push_back({fd, 0});
  }
}

sync_readers::~sync_readers() {
  for (const auto& each : all_) ::close(each.fd);
}

void sync_readers::read(reader& from) {
  static std::vector<char> room(std::size_t{1} << 20);
  const auto got = ::recv(from.fd, room.data(), room.size(), MSG_DONTWAIT);
  must(got > 0, "the publisher closed a connection");
  from.lines += static_cast<std::size_t>(std::count(room.data(), room.data() + got, '\n'));
}

void sync_readers::read_lines(std::size_t count) {
  constexpr int patience = 120'000;
  std::vector<pollfd> waiting;
  for (const auto& each : all_) waiting.push_back({each.fd, POLLIN, 0});
  const auto missing = [&] {
    return std::ranges::any_of(all_, [&](const reader& each) { return each.lines < count; });
  };
  while (missing()) {
    must(::poll(waiting.data(), waiting.size(), patience) > 0, "waiting for lines");
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (waiting[i].revents != 0) read(all_[i]);
  }
  for (auto& each : all_) each.lines -= count;
}

raw_listener::raw_listener() : fd(::socket(AF_INET, SOCK_STREAM, 0)), port(0) {
  auto address = loopback(0);
  must(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "bind");
  must(::listen(fd, 128) == 0, "listen");
  socklen_t length = sizeof address;
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length);
  port = ntohs(address.sin_port);
}

void write_raw(const raw_listener& listener, std::size_t count, int go, const std::vector<std::string>& lines) {
  std::vector<int> sockets;
  for (std::size_t i = 0; i < count; ++i) {
    sockets.push_back(::accept(listener.fd, nullptr, nullptr));
    const int on = 1;
    ::setsockopt(sockets.back(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  char byte;
  while (::read(go, &byte, 1) == 1)
    for (const auto& line : lines)
      for (const int fd : sockets) write_all(fd, line);
  ::_exit(0);
}

}  // namespace sipyco::bench
