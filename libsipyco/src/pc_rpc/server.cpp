// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/server.hpp>

#include <utility>

#include "pc_rpc/server_core.hpp"

namespace sipyco::pc_rpc {

Server::Server(target_map targets, server_options options)
    : core_(std::make_shared<core>(nullptr, std::move(targets), std::move(options))) {}

Server::Server(boost::asio::io_context& context, target_map targets, server_options options)
    : core_(std::make_shared<core>(&context, std::move(targets), std::move(options))) {}

Server::~Server() {
  core_->stop();
  core_->stop_workers(net::deadline_after(std::chrono::seconds(1)));
}

void Server::start(std::span<const std::string> hosts, std::uint16_t port) { core_->start(hosts, port); }

std::uint16_t Server::port() const { return core_->port(); }

void Server::stop() { core_->stop(); }

void Server::wait_terminate() { core_->wait_terminate(); }

void Server::request_terminate() { core_->request_terminate(); }

void Server::on_terminate(std::function<void()> handler) { core_->on_terminate(std::move(handler)); }

}  // namespace sipyco::pc_rpc
