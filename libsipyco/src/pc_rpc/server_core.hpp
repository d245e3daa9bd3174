// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>

#include <sipyco/pc_rpc/server.hpp>

#include "net/asio.hpp"
#include "net/server_base.hpp"
#include "pc_rpc/rpc_service.hpp"

namespace sipyco::pc_rpc {

/// What a Server is: the context and its thread if they are its own, the listener, and the service. It lives until the
/// last thread that uses it has ended.
class Server::core : public std::enable_shared_from_this<Server::core> {
 public:
  /// Without a context it makes one.
  core(net::asio::io_context* given, target_map targets, server_options options);
  ~core();

  void start(std::span<const std::string> hosts, std::uint16_t port);
  [[nodiscard]] std::uint16_t port() const { return base_.port(); }
  void stop();
  /// Closes the connections and waits for them; on the context's thread.
  [[nodiscard]] net::asio::awaitable<void> stop_connections();
  /// Waits for the plain methods, up to the deadline.
  void stop_workers(net::time_point deadline);

  void wait_terminate();
  void request_terminate();
  void on_terminate(std::function<void()> handler) { terminate_handler_ = std::move(handler); }

 private:
  void run_context();
  void begin_stop();
  void end_thread(net::time_point deadline);

  std::unique_ptr<net::asio::io_context> own_;
  net::asio::io_context& context_;
  std::shared_ptr<rpc_service> service_;
  net::server_base base_;
  std::thread thread_;
  bool stop_begun_ = false;
  bool workers_stopped_ = false;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool terminate_requested_ = false;
  bool thread_ended_ = false;
  std::function<void()> terminate_handler_;
};

struct server_access {
  [[nodiscard]] static Server::core& core_of(Server& server) { return *server.core_; }
};

}  // namespace sipyco::pc_rpc
