// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/logs/server.hpp>

#include <utility>

#include <sipyco/logs/server_async.hpp>

#include "logs/log_connection.hpp"
#include "net/server_base.hpp"

namespace sipyco::logs {

class Server::core {
 public:
  core(net::asio::io_context& context, record_handler handler, const server_options& options)
      : base(context.get_executor(), handler_of(std::move(handler), options), base_options(options)) {}

  net::server_base base;

 private:
  static net::server_base_options base_options(const server_options& options) {
    return {options.max_connections, options.log, "sipyco.logs", options.tls, options.handshake_timeout};
  }
  static net::server_base::connection_handler handler_of(record_handler handler, const server_options& options) {
    auto service = std::make_shared<log_service>(log_service{std::move(handler), options});
    return [service = std::move(service)](std::shared_ptr<net::byte_stream> stream) {
      return log_connection::serve(service, std::move(stream));
    };
  }
};

struct server_access {
  [[nodiscard]] static net::server_base& base_of(Server& server) { return server.core_->base; }
};

Server::Server(boost::asio::io_context& context, record_handler handler, server_options options)
    : core_(std::make_shared<core>(context, std::move(handler), options)) {}

Server::~Server() = default;

void Server::start(std::span<const std::string> hosts, std::uint16_t port) { core_->base.start(hosts, port); }

void Server::start_on(std::span<const int> descriptors) { core_->base.start_on(descriptors); }

std::uint16_t Server::port() const { return core_->base.port(); }

std::size_t Server::connections() const { return core_->base.connections(); }

net::asio::awaitable<void> async_stop(Server& server) { (void)co_await server_access::base_of(server).stop(); }

}  // namespace sipyco::logs
