// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <sipyco/pc_rpc/server_options.hpp>
#include <sipyco/pc_rpc/target.hpp>

namespace boost::asio {
class io_context;
}

namespace sipyco::pc_rpc {

/// Serves targets over TCP: Python's `Server`.
///
/// It speaks PYON v1 and v2, as each client wants. Connections are handled by an io_context: one of its own with a
/// thread, or the caller's. Plain methods run on a worker thread, coroutine methods on the io_context. Unless
/// `allow_parallel` is set, one call runs at a time; `terminate`, the list of methods and methods marked `parallel` do
/// not wait for it.
class Server {
 public:
  /// With an io_context and a thread of its own.
  explicit Server(target_map targets, server_options options = {});
  /// On the caller's io_context, which one thread runs; coroutine methods run there. `context` must outlive the server.
  Server(boost::asio::io_context& context, target_map targets, server_options options = {});
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens; connections are accepted when it returns. Each host is a name or address, `*` stands for all interfaces;
  /// port 0 takes a free one. Throws ConnectionError, naming host and port, when nothing can be bound, and
  /// ConfigurationError when the certificates cannot be used; a host that
  /// cannot be bound beside others that can is a warning in the log.
  void start(std::span<const std::string> hosts, std::uint16_t port);
  /// The port that is listened on.
  [[nodiscard]] std::uint16_t port() const;
  /// Closes everything within a second, whatever the peers do: calls in progress are not answered, coroutines are
  /// cancelled, a plain method that does not return is left to its thread. On a caller's io_context it only begins
  /// that, and must be called by the thread that runs it.
  void stop();

  /// Blocks until a client has called `terminate` or `request_terminate` was called.
  void wait_terminate();
  /// Ends `wait_terminate`. From any thread.
  void request_terminate();
  /// Is called once, by an unspecified thread, when a client calls `terminate`: for who cannot block in
  /// `wait_terminate`. To be set before `start`.
  void on_terminate(std::function<void()> handler);

 private:
  class core;
  friend struct server_access;
  std::shared_ptr<core> core_;
};

/// Serves until a client calls `terminate` or the process gets SIGINT, SIGTERM or SIGHUP: the body of a controller's
/// main function. `options.builtin_terminate` is taken as true. Throws as `Server::start` does.
///
///     pc_rpc::simple_server_loop({{"lda", target}}, {"::1", "127.0.0.1"}, 3253, {.description = "LDA-102"});
int simple_server_loop(target_map targets, const std::vector<std::string>& bind_addresses, std::uint16_t port,
                       server_options options = {});

}  // namespace sipyco::pc_rpc
