// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/blocking_socket.hpp"

#include "net/address.hpp"
#include "net/connect_race.hpp"
#include "net/keepalive.hpp"
#include "net/system_failure.hpp"
#include "net/tls_client.hpp"
#include "net/tls_session.hpp"

#include <cerrno>
#include <utility>

#include <poll.h>
#include <sys/socket.h>

namespace sipyco::net {
namespace {

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

}  // namespace

result<blocking_socket> blocking_socket::connect(const std::string& host, std::uint16_t port, const waiting& until) {
  auto fd = connect_to_host(host, port, until);
  if (fd.has_error()) return fd.error();
  return blocking_socket{std::move(*fd), peer_name(host, port)};
}

result<blocking_socket> blocking_socket::connect_tls(const std::string& host, std::uint16_t port, const waiting& until,
                                                     const SimpleSSLConfig& tls, log_sink& log) {
  auto context = client_context(tls, log);
  if (!context) return context.error();
  auto socket = connect(host, port, until);
  if (!socket) return socket;
  socket->tls_ = std::make_unique<tls_session>(*std::move(context), socket->fd_.get());
  const auto done = socket->drive([&] { return socket->tls_->handshake(); }, until);
  if (done) {
    warn_of(socket->tls_->peer_notice(), log);
    return socket;
  }
  if (done.error().kind != failure_kind::timeout) return done.error();
  return failure{failure_kind::timeout, socket->peer_ + ": TLS: " + std::string(tls_session::mute_text)};
}

blocking_socket::blocking_socket(blocking_socket&& other) noexcept = default;
blocking_socket& blocking_socket::operator=(blocking_socket&& other) noexcept = default;
blocking_socket::~blocking_socket() = default;

template <class Step>
result<std::size_t> blocking_socket::drive(Step step, const waiting& until) {
  while (true) {
    const auto [what, count] = step();
    if (what == tls_session::step::done) return count;
    if (what == tls_session::step::ended) return std::size_t{0};
    if (what == tls_session::step::failed) return tls_->failure_of(peer_);
    const auto waited = wait(what == tls_session::step::wants_read ? POLLIN : POLLOUT, until);
    if (!waited) return waited.error();
  }
}

result<void> blocking_socket::send_over_tls(std::string_view bytes, const waiting& until) {
  while (!bytes.empty()) {
    const auto sent = drive([&] { return tls_->write(bytes); }, until);
    if (!sent) return sent.error();
    bytes.remove_prefix(*sent);
  }
  return {};
}

blocking_socket::blocking_socket(unique_fd fd, std::string peer) : fd_(std::move(fd)), peer_(std::move(peer)) {
  set_connection_options(fd_.get());
}

result<void> blocking_socket::send_all(std::string_view bytes, const waiting& until) {
  if (tls_) return send_over_tls(bytes, until);
  while (!bytes.empty()) {
    const auto sent = ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (would_block(errno)) {
      if (const auto waited = wait(POLLOUT, until); waited.has_error()) return waited.error();
    } else if (errno != EINTR) {
      return broken(errno);
    }
  }
  return {};
}

result<std::size_t> blocking_socket::recv_some(std::span<char> room, const waiting& until) {
  if (tls_) return drive([&] { return tls_->read(room); }, until);
  ssize_t got = -1;
  const auto look = [&] {
    got = ::recv(fd_.get(), room.data(), room.size(), 0);
    return got >= 0 || (!would_block(errno) && errno != EINTR);
  };
  while (!spin_.until(look))
    if (const auto waited = wait(POLLIN, until); waited.has_error()) return waited.error();
  if (got < 0) return broken(errno);
  return static_cast<std::size_t>(got);
}

void blocking_socket::shut_down() noexcept {
  if (tls_) tls_->shut_down();
  ::shutdown(fd_.get(), SHUT_RDWR);
}

bool blocking_socket::readable() const noexcept {
  pollfd polled{fd_.get(), POLLIN, 0};
  return ::poll(&polled, 1, 0) > 0;
}

std::string blocking_socket::local_host() const { return local_address(fd_.get()).host(); }

failure blocking_socket::broken(int error) const {
  const auto kind = kind_of(error) == failure_kind::timeout ? failure_kind::timeout : failure_kind::connection_lost;
  return {kind, "connection to " + peer_ + " lost: " + error_text(error)};
}

result<void> blocking_socket::wait(short events, const waiting& until) const {
  auto waited = wait_for(fd_.get(), events, until);
  if (waited.has_value()) return waited;
  auto error = waited.error();
  if (error.kind == failure_kind::timeout) error.message = peer_ + " did not answer in time";
  return error;
}

}  // namespace sipyco::net
