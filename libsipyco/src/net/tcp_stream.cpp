// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tcp_stream.hpp"

#include "net/address.hpp"
#include "net/keepalive.hpp"
#include "net/tls_on_plain.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <utility>

#include <sys/socket.h>

namespace sipyco::net {
namespace {

constexpr std::size_t most_at_once = 64 * 1024;

}  // namespace

namespace {

tcp protocol_of(const tcp::socket& socket) {
  error_code ignored;
  return socket.local_endpoint(ignored).protocol();
}

}  // namespace

tcp_stream::tcp_stream(tcp::socket socket) : socket_(std::move(socket)), protocol_(protocol_of(socket_)) {
  const int fd = socket_.native_handle();
  set_connection_options(fd);
  const auto remote = remote_address(fd);
  peer_ = peer_name(remote.host(), remote.port());
  local_host_ = local_address(fd).host();
  error_code ignored;
  socket_.non_blocking(true, ignored);
}

asio::awaitable<byte_stream::outcome> tcp_stream::read_some(std::span<char> room) {
  if (!std::exchange(greeted_, true)) return first_read(room);
  return socket_.async_read_some(asio::buffer(room.data(), room.size()), as_result);
}

asio::awaitable<byte_stream::outcome> tcp_stream::first_read(std::span<char> room) {
  const auto got = co_await socket_.async_read_some(asio::buffer(room.data(), room.size()), as_result);
  foreign_ = tls_on_plain_reason({room.data(), std::get<1>(got)});
  if (foreign_.empty()) co_return got;
  co_return outcome{boost::system::errc::make_error_code(boost::system::errc::protocol_error), 0};
}

std::optional<failure> tcp_stream::explain() const {
  if (foreign_.empty()) return std::nullopt;
  return failure{failure_kind::tls, peer_ + ": " + foreign_};
}

asio::awaitable<byte_stream::outcome> tcp_stream::write(std::string_view bytes) {
  // Most lines fit the system's buffer: then there is nothing to wait for, and no turn of the loop is spent. Of a huge
  // one no more is written at once than delays others by little.
  error_code error;
  const auto sent = socket_.write_some(asio::buffer(bytes.substr(0, most_at_once)), error);
  if (error == asio::error::would_block) error = {};
  if (error || sent == bytes.size()) co_return outcome{error, sent};
  const auto [rest_error, rest] = co_await asio::async_write(socket_, asio::buffer(bytes.substr(sent)), as_result);
  co_return outcome{rest_error, sent + rest};
}

std::size_t tcp_stream::try_write(std::string_view bytes) noexcept {
  error_code error;
  return socket_.write_some(asio::buffer(bytes), error);
}

void tcp_stream::lend() noexcept {
  error_code error;
  const int fd = socket_.release(error);
  if (!error) lent_.reset(fd);
}

void tcp_stream::take_back() noexcept {
  if (!lent_) return;
  error_code error;
  socket_.assign(protocol_, lent_.get(), error);
  if (error) return lent_.reset();
  (void)lent_.release();
  socket_.non_blocking(true, error);  // which the socket has forgotten
}

void tcp_stream::close() noexcept {
  if (lent_) ::shutdown(lent_.get(), SHUT_RDWR);
  lent_.reset();
  error_code ignored;
  socket_.close(ignored);
}

void tcp_stream::shut_down_sending() noexcept {
  error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
}

std::string tcp_stream::local_host() const { return local_host_; }

}  // namespace sipyco::net
