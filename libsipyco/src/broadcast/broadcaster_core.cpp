// SPDX-License-Identifier: LGPL-3.0-or-later
#include "broadcast/broadcaster_core.hpp"

#include <boost/asio/post.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/pyon/encode.hpp>

#include "base/escape.hpp"
#include "net/accept_subscription.hpp"
#include "net/async_event.hpp"
#include "protocol/banner.hpp"

namespace sipyco::broadcast {
namespace {

constexpr std::string_view log_name = "sipyco.broadcast";
constexpr std::chrono::milliseconds patience{900};  // a stop is to last less than a second

}  // namespace

struct Broadcaster::core::receiver {
  receiver(std::shared_ptr<net::byte_stream> stream, std::size_t max_greeting_bytes)
      : lines(stream, max_greeting_bytes), changed(stream->get_executor()) {}

  void close() {
    closed = true;
    lines.close();
    changed.notify();
  }

  net::line_stream lines;
  net::async_event changed;
  std::shared_ptr<mailbox> waiting;
  bool closed = false;
};

Broadcaster::core::core(net::asio::io_context* given, broadcaster_options options)
    : options_(std::move(options)),
      loop_(given, *options_.log, std::string(log_name)),
      tasks_(loop_.executor(), *options_.log, std::string(log_name)) {}

void Broadcaster::core::start(std::span<const std::string> hosts, std::uint16_t port, pyon::version version) {
  auto& server = servers_[static_cast<std::size_t>(version)];
  if (server) throw ValueError("the broadcaster serves this version of PYON already");
  const auto handler = [owner = weak_from_this(), version](std::shared_ptr<net::byte_stream> stream) {
    return serve(owner, version, std::move(stream));
  };
  server.emplace(loop_.executor(), handler,
                 net::server_base_options{options_.max_connections, options_.log, std::string(log_name), options_.tls,
                                          options_.handshake_timeout});
  try {
    server->start(hosts, port);
  } catch (...) {
    server.reset();
    throw;
  }
}

std::uint16_t Broadcaster::core::port(pyon::version version) const {
  const auto& server = servers_[static_cast<std::size_t>(version)];
  return server ? server->port() : std::uint16_t{0};
}

void Broadcaster::core::broadcast(std::string_view channel, const Value& message) {
  const auto wanted = audience_.versions(channel);
  encoded_message encoded;
  for (const auto version : {pyon::v1, pyon::v2}) {
    const auto index = static_cast<std::size_t>(version);
    if (wanted[index])
      encoded[index] = std::make_shared<const std::string>(pyon::encode(message, version, options_.encode) + '\n');
  }
  dropped_ += audience_.send(channel, encoded);
}

net::asio::awaitable<void> Broadcaster::core::serve(std::weak_ptr<core> owner, pyon::version version,
                                                    std::shared_ptr<net::byte_stream> stream) {
  const auto self = owner.lock();
  if (!self) co_return;
  const auto to = std::make_shared<receiver>(stream, self->options_.wire.max_greeting_bytes);
  const auto deadline = net::deadline_after(self->options_.handshake_timeout);
  const auto channel = co_await net::accept_subscription(to->lines, protocol::broadcast_banner, deadline);
  if (!channel) {
    self->options_.log->log(log_level::info, log_name,
                            to->lines.peer() + ": " + base::escape_to_one_line(channel.error().message));
    co_return;
  }
  to->waiting = std::make_shared<mailbox>(mailbox{version, self->options_.queue_limit});
  to->waiting->wake = [weak = std::weak_ptr(to), executor = self->loop_.executor()] {
    net::asio::post(executor, [weak] {
      if (const auto alive = weak.lock()) alive->changed.notify();
    });
  };
  self->audience_.join(*channel, to->waiting);
  self->tasks_.spawn(watch(to), "receiver");
  co_await self->send_all(to);
  self->audience_.leave(*channel, to->waiting);
}

net::asio::awaitable<void> Broadcaster::core::send_all(std::shared_ptr<receiver> to) {
  while (!to->closed) {
    const shared_line lines = audience_.next(*to->waiting);
    if (lines) {
      const auto sent = co_await to->lines.write(lines);
      if (!sent) co_return;
    } else {
      const bool cancelled = co_await to->changed.wait_or_cancel();
      if (cancelled) co_return;
    }
  }
}

net::asio::awaitable<void> Broadcaster::core::watch(std::shared_ptr<receiver> of) {
  const bool broken = co_await net::discard_input(of->lines);
  if (broken) of->close();
}

net::asio::awaitable<void> Broadcaster::core::stop(std::shared_ptr<core> self) {
  self->tasks_.cancel();
  bool all_ended = true;
  for (auto& server : self->servers_)
    if (server) all_ended = co_await server->stop(patience) && all_ended;
  all_ended = co_await self->tasks_.wait_empty(net::deadline_after(patience)) && all_ended;
  if (!all_ended) self->options_.log->log(log_level::warning, log_name, "a connection goes on after its cancellation");
}

}  // namespace sipyco::broadcast
