// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/master_link.hpp"

#include "logserver/master_record.hpp"

#include <sipyco/base/connection_error.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

namespace sipyco::logserver {

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds first_pause = 500ms;
constexpr std::chrono::milliseconds longest_pause = 5s;

broadcast::receiver_options receiver_options_of(const options& given, log_sink& log) {
  broadcast::receiver_options out;
  out.tls = cli::ssl_from_args(given.network.ssl);
  out.log = &log;
  return out;
}

std::string peer_of(const options& given) {
  const bool six = given.master_host.find(':') != std::string::npos;
  return (six ? "[" + given.master_host + "]" : given.master_host) + ":" + std::to_string(given.master_port);
}

}  // namespace

master_link::master_link(asio::io_context& context, const options& given, log_sink& log,
                         std::function<void(const logs::record&)> handler)
    : given_(given),
      log_(log),
      handler_(std::move(handler)),
      peer_(peer_of(given)),
      receiver_(master_channel, receiver_options_of(given, log)),
      pause_(context) {}

asio::awaitable<void> master_link::run() {
  while (!closed_) {
    co_await connect();
    if (closed_) co_return;
    std::string why = "closed by the master";
    try {
      co_await receive();
    } catch (const Error& error) {
      why = error.what();
    }
    if (!closed_) log_.log(log_level::warning, {}, "connection to " + peer_ + " lost: " + why + "; trying again");
  }
}

asio::awaitable<void> master_link::connect() {
  auto pause = first_pause;
  while (!closed_) {
    try {
      co_await receiver_.connect(given_.master_host, given_.master_port);
      if (std::exchange(was_up_, true)) log_.log(log_level::warning, {}, "connected to " + peer_ + " again");
      co_return;
    } catch (const ConnectionError&) {
      if (!was_up_) throw;
    }
    pause_.expires_after(pause);
    co_await pause_.async_wait(asio::as_tuple(asio::use_awaitable));
    pause = std::min(pause * 2, longest_pause);
  }
}

asio::awaitable<void> master_link::receive() {
  while (true) {
    const auto message = co_await receiver_.receive();
    if (!message) co_return;
    read_master_record(*message, peer_, handler_);
  }
}

void master_link::close() {
  closed_ = true;
  pause_.cancel();
  receiver_.close();
}

}  // namespace sipyco::logserver
