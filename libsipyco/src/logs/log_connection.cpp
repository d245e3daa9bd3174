// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logs/log_connection.hpp"

#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include <sipyco/base/limits.hpp>

#include "base/escape.hpp"
#include "net/deadline_watch.hpp"
#include "protocol/banner.hpp"

namespace sipyco::logs {

std::string short_peer_name(const std::string& peer) {
  constexpr std::string_view middle = " port ";
  const auto at = peer.rfind(middle);
  if (at == peer.npos) return peer;
  const auto host = peer.substr(0, at);
  const auto port = peer.substr(at + middle.size());
  return host.find(':') == host.npos ? host + ":" + port : "[" + host + "]:" + port;
}

log_connection::log_connection(std::shared_ptr<log_service> service, std::shared_ptr<net::byte_stream> stream)
    : service_(std::move(service)),
      stream_(std::move(stream)),
      receiver_({service_->options.max_line_bytes, service_->options.max_record_bytes}),
      peer_(short_peer_name(stream_->peer())),
      welcome_by_(net::deadline_after(service_->options.handshake_timeout)) {}

net::asio::awaitable<void> log_connection::serve(std::shared_ptr<log_service> service,
                                                 std::shared_ptr<net::byte_stream> stream) {
  log_connection connection(std::move(service), std::move(stream));
  co_await connection.run();
}

net::asio::awaitable<void> log_connection::run() {
  bool goes_on = true;
  while (goes_on) goes_on = co_await read();
}

net::asio::awaitable<bool> log_connection::read() {
  std::optional<net::deadline_watch> watch;
  if (!welcomed_) watch.emplace(stream_).set(welcome_by_);
  const auto [error, count] = co_await stream_->read_some(receiver_.prepare());
  receiver_.commit(count);
  if (error) receiver_.end();
  hand_over();
  if (watch && watch->fired()) say(log_level::warning, "sent no banner in time, connection closed");
  if (receiver_.refused()) {
    refuse();
    co_return false;
  }
  greet();
  if (error) tell_of_end();
  co_return !error;
}

void log_connection::refuse() const {
  const auto known = protocol::protocol_of_banner(receiver_.strange_banner());
  say(log_level::warning, known ? "speaks " + std::string(*known) + ", not the logging protocol: connection closed"
                                : "does not speak the logging protocol: connection closed");
}

void log_connection::tell_of_end() const {
  if (welcomed_) return say(log_level::info, "left after " + std::to_string(records_) + " records");
  if (const auto why = stream_->explain()) service_->options.log->log(log_level::warning, "sipyco.logs", why->message);
}

void log_connection::greet() {
  if (welcomed_ || !receiver_.greeted()) return;
  welcomed_ = true;
  say(log_level::info, "connected");
}

void log_connection::hand_over() {
  const auto now = std::chrono::system_clock::now();
  while (const auto entry = receiver_.next()) {
    ++records_;
    service_->handler({now, entry->source, entry->level, entry->name, entry->message, entry->mark, peer_});
  }
}

void log_connection::say(log_level level, const std::string& message) const {
  service_->options.log->log(level, "sipyco.logs", peer_ + " " + message);
}

}  // namespace sipyco::logs
