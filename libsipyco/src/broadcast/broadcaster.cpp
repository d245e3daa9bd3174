// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/broadcast/broadcaster.hpp>

#include "broadcast/broadcaster_core.hpp"

namespace sipyco::broadcast {

Broadcaster::Broadcaster(broadcaster_options options) : core_(std::make_shared<core>(nullptr, std::move(options))) {}

Broadcaster::Broadcaster(boost::asio::io_context& context, broadcaster_options options)
    : core_(std::make_shared<core>(&context, std::move(options))) {}

Broadcaster::~Broadcaster() { stop(); }

void Broadcaster::start(std::span<const std::string> hosts, std::uint16_t port, pyon::version version) {
  core_->loop().call([&] { core_->start(hosts, port, version); });
}

std::uint16_t Broadcaster::port(pyon::version version) const {
  std::uint16_t out = 0;
  core_->loop().call([&] { out = core_->port(version); });
  return out;
}

void Broadcaster::broadcast(std::string_view channel, const Value& message) { core_->broadcast(channel, message); }

std::uint64_t Broadcaster::dropped() const noexcept { return core_->dropped(); }

void Broadcaster::stop() {
  if (core_->begin_stop()) core_->loop().finish(core::stop(core_));
}

}  // namespace sipyco::broadcast
