// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/connect_race.hpp"

#include "net/connect_failure.hpp"
#include "net/resolve.hpp"
#include "net/system_failure.hpp"

#include <algorithm>
#include <cerrno>
#include <optional>

#include <poll.h>

namespace sipyco::net {
namespace {

/// A connection to an unused port of the local host can meet itself when the system picks that very port for it.
bool met_itself(int fd) { return local_address(fd) == remote_address(fd); }

class race {
 public:
  race(const address_list& addresses, std::string_view peer, const waiting& until)
      : addresses_(addresses), peer_(peer), until_(until) {}

  result<unique_fd> run() {
    while (true) {
      const bool stagger_over = std::chrono::steady_clock::now() >= next_start_;
      if (next_ < addresses_.size() && (pending_.empty() || stagger_over)) start_next();
      if (winner_) return std::move(winner_);
      if (pending_.empty() && next_ == addresses_.size()) return connect_failure(peer_, errors_);
      if (pending_.empty()) continue;
      if (const auto stop = wait()) return *stop;
      if (winner_) return std::move(winner_);
    }
  }

 private:
  struct attempt {
    unique_fd fd;
    std::size_t address;
  };

  void start_next() {
    const auto index = next_++;
    const auto& address = addresses_[index];
    next_start_ = std::chrono::steady_clock::now() + connect_stagger;
    unique_fd fd{::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    if (!fd) return fail(index, errno);
    if (::connect(fd.get(), address.data(), address.size()) == 0) return finish({std::move(fd), index});
    if (errno != EINPROGRESS) return fail(index, errno);
    pending_.push_back({std::move(fd), index});
  }

  void fail(std::size_t index, int error) { errors_.emplace_back(addresses_[index], error); }

  void finish(attempt done) {
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(done.fd.get(), SOL_SOCKET, SO_ERROR, &error, &size);
    if (error == 0 && met_itself(done.fd.get())) error = ECONNREFUSED;
    if (error != 0) return fail(done.address, error);
    winner_ = std::move(done.fd);
  }

  /// Waits for a pending attempt, the next start, or the end of patience; the failure is of the latter.
  std::optional<failure> wait() {
    std::vector<pollfd> polled;
    for (const auto& a : pending_) polled.push_back({a.fd.get(), POLLOUT, 0});
    for (const int wake : until_.wake_descriptors) polled.push_back({wake, POLLIN, 0});
    const auto start = next_ < addresses_.size() ? next_start_ : never;
    const int count = ::poll(polled.data(), polled.size(), poll_milliseconds(std::min(start, until_.deadline)));
    if (count < 0 && errno != EINTR) return system_failure(errno, "poll");
    if (count < 0) return std::nullopt;
    if (std::any_of(polled.end() - 2, polled.end(), [](const auto& p) { return p.revents != 0; }))
      return gave_up(failure_kind::interrupted, "interrupted");
    collect(polled);
    if (winner_ || std::chrono::steady_clock::now() < until_.deadline) return std::nullopt;
    return gave_up(failure_kind::timeout, "timed out");
  }

  void collect(const std::vector<pollfd>& polled) {
    for (auto i = pending_.size(); i-- > 0;) {
      if (polled[i].revents == 0) continue;
      auto done = std::move(pending_[i]);
      pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(i));
      if (!winner_) finish(std::move(done));
    }
  }

  failure gave_up(failure_kind kind, std::string_view why) {
    return {kind, "cannot connect to " + std::string{peer_} + ": " + std::string{why}};
  }

  const address_list& addresses_;
  std::string_view peer_;
  const waiting& until_;
  std::size_t next_ = 0;
  time_point next_start_{};
  std::vector<attempt> pending_;
  connect_errors errors_;
  unique_fd winner_;
};

}  // namespace

result<unique_fd> connect_race(const address_list& addresses, std::string_view peer, const waiting& until) {
  return race{addresses, peer, until}.run();
}

result<unique_fd> connect_to_host(const std::string& host, std::uint16_t port, const waiting& until) {
  const auto peer = peer_name(host, port);
  const auto addresses = resolve(host, port, until);
  if (addresses.has_error()) {
    auto error = addresses.error();
    error.message = "cannot connect to " + peer + ": " + error.message;
    return error;
  }
  return connect_race(interleaved(*addresses), peer, until);
}

}  // namespace sipyco::net
