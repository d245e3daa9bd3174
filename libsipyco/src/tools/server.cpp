// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/server_async.hpp>

#include "net/server_base.hpp"

#include <utility>

namespace sipyco::tools {
namespace {

struct service {
  AsyncServer::connection_handler handler;
  std::size_t max_line_bytes;
};

// Keeps the handler for as long as it runs.
net::asio::awaitable<void> serve(std::shared_ptr<const service> used, std::shared_ptr<net::byte_stream> bytes) {
  co_await used->handler(net::stream{std::move(bytes), used->max_line_bytes});
}

net::server_base_options base_options(server_options options) {
  return {options.max_connections, options.log, std::move(options.log_name), std::move(options.tls),
          options.handshake_timeout};
}

net::server_base::connection_handler serving(AsyncServer::connection_handler handler, std::size_t max_line_bytes) {
  auto used = std::make_shared<const service>(service{std::move(handler), max_line_bytes});
  return [used = std::move(used)](std::shared_ptr<net::byte_stream> bytes) { return serve(used, std::move(bytes)); };
}

}  // namespace

class AsyncServer::core {
 public:
  core(net::asio::any_io_executor executor, connection_handler handler, server_options options)
      : base(std::move(executor), serving(std::move(handler), options.max_line_bytes),
             base_options(std::move(options))) {}

  net::server_base base;
};

AsyncServer::AsyncServer(boost::asio::any_io_executor executor, connection_handler handler, server_options options)
    : core_(std::make_unique<core>(std::move(executor), std::move(handler), std::move(options))) {}

AsyncServer::~AsyncServer() = default;

void AsyncServer::start(std::span<const std::string> hosts, std::uint16_t port) { core_->base.start(hosts, port); }

boost::asio::awaitable<bool> AsyncServer::stop() { return core_->base.stop(); }

std::uint16_t AsyncServer::port() const noexcept { return core_->base.port(); }

std::size_t AsyncServer::connections() const noexcept { return core_->base.connections(); }

}  // namespace sipyco::tools
