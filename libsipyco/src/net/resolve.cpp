// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/resolve.hpp"

#include "net/system_failure.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include <netdb.h>
#include <poll.h>

namespace sipyco::net {
namespace {

struct free_addresses {
  void operator()(addrinfo* list) const noexcept { ::freeaddrinfo(list); }
};

failure not_found(const std::string& host, int error) {
  if (error == EAI_SYSTEM)
    return {failure_kind::host_not_found, "cannot resolve host " + host + ": " + error_text(errno)};
  if (error == EAI_NONAME || error == EAI_NODATA) return {failure_kind::host_not_found, "unknown host " + host};
  return {failure_kind::host_not_found, "cannot resolve host " + host + ": " + ::gai_strerror(error)};
}

result<address_list> look_up(const std::string& host, std::uint16_t port, int flags) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = flags | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error = ::getaddrinfo(host.empty() ? nullptr : host.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (error != 0) return not_found(host, error);
  const std::unique_ptr<addrinfo, free_addresses> owned{found};
  address_list addresses;
  for (const auto* a = found; a != nullptr; a = a->ai_next) {
    const socket_address address{a->ai_addr, a->ai_addrlen};
    if (std::ranges::find(addresses, address) == addresses.end()) addresses.push_back(address);
  }
  return addresses;
}

/// A look-up in a thread; whoever of the two ends last frees it.
class lookup_job {
 public:
  lookup_job(std::string host, std::uint16_t port) : host_(std::move(host)), port_(port) {}

  void run() {
    auto found = look_up(host_, port_, 0);
    const std::lock_guard lock{mutex_};
    found_ = std::move(found);
    done_.wake();
  }
  [[nodiscard]] int done_descriptor() const noexcept { return done_.descriptor(); }
  result<address_list> take() {
    const std::lock_guard lock{mutex_};
    return std::move(*found_);
  }

 private:
  std::string host_;
  std::uint16_t port_;
  waker done_;
  std::mutex mutex_;
  std::optional<result<address_list>> found_;
};

failure unusable_host() { return {failure_kind::host_not_found, "the host name is empty"}; }

}  // namespace

result<address_list> resolve(const std::string& host, std::uint16_t port, resolve_for purpose) {
  const std::string bare{without_brackets(host)};
  if (purpose == resolve_for::listening) return look_up(bare == "*" ? "" : bare, port, AI_PASSIVE);
  return bare.empty() ? unusable_host() : look_up(bare, port, 0);
}

result<address_list> resolve(const std::string& host, std::uint16_t port, const waiting& until) {
  const std::string bare{without_brackets(host)};
  if (bare.empty()) return unusable_host();
  if (auto numeric = look_up(bare, port, AI_NUMERICHOST); numeric.has_value()) return numeric;
  const auto job = std::make_shared<lookup_job>(bare, port);
  std::thread([job] { job->run(); }).detach();
  const auto waited = wait_for(job->done_descriptor(), POLLIN, until);
  if (waited.has_value()) return job->take();
  auto error = waited.error();
  error.message = "resolving host " + bare + ": " + error.message;
  return error;
}

}  // namespace sipyco::net
