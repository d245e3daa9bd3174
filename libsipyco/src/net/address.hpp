// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <netinet/in.h>
#include <sys/socket.h>

namespace sipyco::net {

/// An IPv4 or IPv6 address with its port, as the socket calls take it.
class socket_address {
 public:
  socket_address() = default;
  socket_address(const sockaddr* address, socklen_t size);

  [[nodiscard]] const sockaddr* data() const noexcept { return reinterpret_cast<const sockaddr*>(&storage_); }
  [[nodiscard]] socklen_t size() const noexcept { return size_; }
  [[nodiscard]] int family() const noexcept { return storage_.ss_family; }
  [[nodiscard]] std::uint16_t port() const noexcept;
  /// Numeric, with the scope of a link-local address: `::1`, `127.0.0.1`, `fe80::1%eth0`.
  [[nodiscard]] std::string host() const;

  friend bool operator==(const socket_address& a, const socket_address& b) noexcept;

 private:
  sockaddr_storage storage_ = {};
  socklen_t size_ = 0;
};

using address_list = std::vector<socket_address>;

/// The addresses of the two ends of a connected socket; empty when it is none.
[[nodiscard]] socket_address local_address(int fd);
[[nodiscard]] socket_address remote_address(int fd);

/// How messages name a peer: `::1 port 3253`.
[[nodiscard]] std::string peer_name(std::string_view host, std::uint16_t port);

/// The host without the brackets of `[::1]`.
[[nodiscard]] std::string_view without_brackets(std::string_view host) noexcept;

/// The order of RFC 8305: families alternate, beginning with that of the first; otherwise the order is kept.
[[nodiscard]] address_list interleaved(const address_list& addresses);

}  // namespace sipyco::net
