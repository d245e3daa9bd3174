// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tls_stream.hpp"

#include "net/address.hpp"
#include "net/deadline_watch.hpp"
#include "net/keepalive.hpp"

#include <utility>

namespace sipyco::net {

tls_stream::tls_stream(tcp::socket socket, tls_context context)
    : socket_(std::move(socket)), session_(std::move(context), socket_.native_handle()) {
  const int fd = socket_.native_handle();
  set_connection_options(fd);
  const auto remote = remote_address(fd);
  peer_ = peer_name(remote.host(), remote.port());
  local_host_ = local_address(fd).host();
  error_code ignored;
  socket_.non_blocking(true, ignored);
}

asio::awaitable<result<void>> tls_stream::open(time_point deadline) {
  deadline_watch watch{shared_from_this()};
  watch.set(deadline);
  while (socket_.is_open()) {
    const auto step = session_.handshake().what;
    if (step == tls_session::step::done) co_return result<void>{};
    const auto error = co_await settle(step);
    if (!error) continue;
    if (auto why = explain()) co_return *std::move(why);
    break;
  }
  if (watch.fired()) co_return failure{failure_kind::timeout, peer_ + ": TLS: " + std::string(tls_session::mute_text)};
  co_return failure{failure_kind::interrupted, "connection to " + peer_ + " closed here"};
}

asio::awaitable<error_code> tls_stream::settle(tls_session::step step) {
  if (step == tls_session::step::ended) co_return asio::error::eof;
  if (step == tls_session::step::failed) {
    failed_ = true;
    co_return boost::system::errc::make_error_code(boost::system::errc::connection_reset);
  }
  const auto what = step == tls_session::step::wants_read ? tcp::socket::wait_read : tcp::socket::wait_write;
  const auto [error] = co_await socket_.async_wait(what, as_result);
  co_return error;
}

asio::awaitable<byte_stream::outcome> tls_stream::read_some(std::span<char> room) {
  while (socket_.is_open()) {
    const auto [step, count] = session_.read(room);
    if (step == tls_session::step::done) co_return outcome{error_code{}, count};
    const auto error = co_await settle(step);
    if (error) co_return outcome{error, 0};
  }
  co_return outcome{asio::error::operation_aborted, 0};
}

asio::awaitable<byte_stream::outcome> tls_stream::write(std::string_view bytes) {
  std::size_t written = 0;
  while (socket_.is_open() && written < bytes.size()) {
    const auto [step, count] = session_.write(bytes.substr(written));
    written += count;
    if (step == tls_session::step::done) continue;
    const auto error = co_await settle(step);
    if (error) co_return outcome{error, written};
  }
  if (written < bytes.size()) co_return outcome{asio::error::operation_aborted, written};
  co_return outcome{error_code{}, written};
}

void tls_stream::close() noexcept {
  if (!socket_.is_open()) return;
  session_.shut_down();
  error_code ignored;
  socket_.close(ignored);
}

void tls_stream::shut_down_sending() noexcept {
  if (!socket_.is_open()) return;
  session_.shut_down();
  error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
}

std::optional<failure> tls_stream::explain() const {
  if (!failed_) return std::nullopt;
  return session_.failure_of(peer_);
}

}  // namespace sipyco::net
