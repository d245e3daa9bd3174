// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/broadcast/receiver_async.hpp>

#include <utility>

#include <sipyco/base/connection_error.hpp>

#include "net/connect_async.hpp"
#include "net/line_stream.hpp"
#include "protocol/banner.hpp"
#include "protocol/subscription.hpp"
#include "protocol/version_guess.hpp"

namespace sipyco::broadcast {

struct AsyncReceiver::implementation {
  implementation(std::string wanted_channel, receiver_options wanted)
      : channel(std::move(wanted_channel)), options(std::move(wanted)), guess(options.decode) {}

  std::string channel;
  receiver_options options;
  std::optional<net::line_stream> lines;
  protocol::version_guess guess;
};

AsyncReceiver::AsyncReceiver(std::string channel, receiver_options options)
    : impl_(std::make_unique<implementation>(std::move(channel), std::move(options))) {
  if (!protocol::is_subscribable(impl_->channel)) throw ValueError("the name of a channel is one line, and not empty");
}

AsyncReceiver::~AsyncReceiver() { close(); }

boost::asio::awaitable<void> AsyncReceiver::connect(std::string host, std::uint16_t port) {
  auto& self = *impl_;
  const auto deadline = net::deadline_after(self.options.connect_timeout);
  auto stream = co_await net::connect_async(std::move(host), port, deadline, self.options.tls, *self.options.log);
  self.lines.emplace(std::move(stream.value()), self.options.wire.max_line_bytes);
  self.guess = protocol::version_guess(self.options.decode);
  auto request = protocol::subscription_request(protocol::broadcast_banner, self.channel);
  const auto sent = co_await self.lines->write(std::move(request));
  sent.value();
}

boost::asio::awaitable<std::optional<Value>> AsyncReceiver::receive() {
  auto& self = *impl_;
  if (!self.lines) throw ConnectionLost("not connected", connection_loss::closed_here);
  const auto line = co_await self.lines->read_line();
  if (!line.value()) co_return std::nullopt;
  auto message = self.guess.decode(**line);
  if (!message) throw_failure(message.error(), **line);
  co_return std::move(*message);
}

void AsyncReceiver::close() noexcept {
  if (impl_->lines) impl_->lines->close();
}

}  // namespace sipyco::broadcast
