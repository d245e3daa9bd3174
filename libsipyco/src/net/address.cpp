// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/address.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <netdb.h>

namespace sipyco::net {

socket_address::socket_address(const sockaddr* address, socklen_t size)
    : size_(std::min<socklen_t>(size, sizeof storage_)) {
  std::memcpy(&storage_, address, size_);
}

std::uint16_t socket_address::port() const noexcept {
  if (family() == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6*>(&storage_)->sin6_port);
  if (family() == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in*>(&storage_)->sin_port);
  return 0;
}

std::string socket_address::host() const {
  std::array<char, NI_MAXHOST> text{};
  if (::getnameinfo(data(), size_, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0) return {};
  return text.data();
}

bool operator==(const socket_address& a, const socket_address& b) noexcept {
  return a.size_ == b.size_ && std::memcmp(&a.storage_, &b.storage_, a.size_) == 0;
}

namespace {

template <class Call>
socket_address address_by(Call call, int fd) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  auto* const address = reinterpret_cast<sockaddr*>(&storage);
  return call(fd, address, &size) == 0 ? socket_address{address, size} : socket_address{};
}

}  // namespace

socket_address local_address(int fd) { return address_by(::getsockname, fd); }

socket_address remote_address(int fd) { return address_by(::getpeername, fd); }

std::string peer_name(std::string_view host, std::uint16_t port) {
  return std::string{without_brackets(host)} + " port " + std::to_string(port);
}

std::string_view without_brackets(std::string_view host) noexcept {
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  return bracketed ? host.substr(1, host.size() - 2) : host;
}

address_list interleaved(const address_list& addresses) {
  address_list first;
  address_list other;
  for (const auto& address : addresses)
    (address.family() == addresses.front().family() ? first : other).push_back(address);
  address_list mixed;
  for (std::size_t i = 0; i < std::max(first.size(), other.size()); ++i) {
    if (i < first.size()) mixed.push_back(first[i]);
    if (i < other.size()) mixed.push_back(other[i]);
  }
  return mixed;
}

}  // namespace sipyco::net
