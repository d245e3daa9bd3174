// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/listener.hpp"

#include "net/resolve.hpp"
#include "net/system_failure.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace sipyco::net {
namespace {

constexpr int backlog = 1024;
constexpr int free_port_attempts = 16;
constexpr std::string_view log_name = "sipyco.net";

using listening_sockets = std::vector<listening_socket>;

failure cannot_listen(const socket_address& address, int error) {
  return {kind_of(error), "cannot listen on " + peer_name(address.host(), address.port()) + ": " + error_text(error)};
}

socket_address with_port(const socket_address& address, std::uint16_t port) {
  sockaddr_storage copy{};
  std::memcpy(&copy, address.data(), address.size());
  auto* const generic = reinterpret_cast<sockaddr*>(&copy);
  // The port stands at the same place in both families.
  reinterpret_cast<sockaddr_in*>(generic)->sin_port = htons(port);
  return {generic, address.size()};
}

result<listening_socket> listen_at(const socket_address& address) {
  unique_fd fd{::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
  if (!fd) return cannot_listen(address, errno);
  const int on = 1;
  ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (address.family() == AF_INET6) ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  if (::bind(fd.get(), address.data(), address.size()) != 0) return cannot_listen(address, errno);
  if (::listen(fd.get(), backlog) != 0) return cannot_listen(address, errno);
  auto bound = local_address(fd.get());
  return listening_socket{std::move(fd), bound};
}

/// Collects what can be had; the warnings are told only if something could.
class attempt {
 public:
  explicit attempt(std::uint16_t port) : port_(port) {}

  /// False when the whole shall fail.
  bool add(const socket_address& address) {
    auto socket = listen_at(with_port(address, port_));
    if (socket.has_error()) {
      problems_.push_back(socket.error());
      return socket.error().kind != failure_kind::address_in_use;
    }
    port_ = socket->address.port();
    sockets_.push_back(std::move(*socket));
    return true;
  }

  result<listening_sockets> finish(log_sink& log) {
    if (sockets_.empty()) return problems_.front();
    for (const auto& problem : problems_) log.log(log_level::warning, log_name, problem.message);
    return std::move(sockets_);
  }

  [[nodiscard]] const failure& last_problem() const { return problems_.back(); }

 private:
  std::uint16_t port_;
  listening_sockets sockets_;
  std::vector<failure> problems_;
};

result<address_list> resolve_all(std::span<const std::string> hosts, std::uint16_t port, log_sink& log) {
  address_list all;
  std::vector<failure> problems;
  for (const auto& host : hosts) {
    const auto found = resolve(host, port, resolve_for::listening);
    if (found.has_error()) {
      problems.push_back(found.error());
      continue;
    }
    for (const auto& address : *found)
      if (std::ranges::find(all, address) == all.end()) all.push_back(address);
  }
  if (hosts.empty()) return failure{failure_kind::value_error, "no host to listen on was given"};
  if (all.empty()) return problems.front();
  for (const auto& problem : problems) log.log(log_level::warning, log_name, "cannot listen: " + problem.message);
  return all;
}

}  // namespace

result<std::vector<listening_socket>> listen_on(std::span<const std::string> hosts, std::uint16_t port, log_sink& log) {
  const auto addresses = resolve_all(hosts, port, log);
  if (addresses.has_error()) return addresses.error();
  // A free port of the first address may be taken on another one: then the next try gets a different port.
  for (int i = 0;; ++i) {
    attempt tried{port};
    if (std::ranges::all_of(*addresses, [&](const auto& address) { return tried.add(address); }))
      return tried.finish(log);
    if (port != 0 || i == free_port_attempts) return tried.last_problem();
  }
}

result<listening_socket> listening_on(unique_fd inherited) {
  int listens = 0;
  socklen_t size = sizeof listens;
  const bool asked = ::getsockopt(inherited.get(), SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0;
  auto address = local_address(inherited.get());
  const bool is_tcp = address.family() == AF_INET || address.family() == AF_INET6;
  if (!asked || listens == 0 || !is_tcp)
    return failure{failure_kind::connection,
                   "descriptor " + std::to_string(inherited.get()) + " is no TCP socket that listens"};
  return listening_socket{std::move(inherited), address};
}

}  // namespace sipyco::net
