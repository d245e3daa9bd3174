// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <sipyco/base/log.hpp>

#include "net/asio.hpp"
#include "net/async_lock.hpp"
#include "net/byte_stream.hpp"
#include "net/waiting.hpp"
#include "pc_rpc/lent_peer.hpp"
#include "pc_rpc/prepared_call.hpp"
#include "pc_rpc/rpc_peer.hpp"
#include "pc_rpc/rpc_service.hpp"

namespace sipyco::pc_rpc {

/// Serves one client until it leaves: lives in the coroutine that runs it.
class rpc_connection {
 public:
  rpc_connection(std::shared_ptr<rpc_service> service, std::shared_ptr<net::byte_stream> stream);
  rpc_connection(const rpc_connection&) = delete;
  rpc_connection& operator=(const rpc_connection&) = delete;
  ~rpc_connection();

  [[nodiscard]] static net::asio::awaitable<void> serve(std::shared_ptr<rpc_service> service,
                                                        std::shared_ptr<net::byte_stream> stream);

 private:
  using action = protocol::rpc_server_action;
  template <class T>
  using awaitable = net::asio::awaitable<T>;

  awaitable<void> run();
  /// The next thing to do; nothing when the connection is done with.
  awaitable<std::optional<action>> next_action();
  /// False when the connection is done with.
  awaitable<bool> fill(net::time_point deadline);
  /// Does it. What remains to be done at once is left in `pending_`. False when the connection is done with.
  awaitable<bool> perform(action todo);
  awaitable<bool> write(std::string line);
  awaitable<bool> select(std::string name);
  awaitable<bool> call(protocol::call_request request);
  awaitable<bool> terminate();
  awaitable<bool> call_coroutine(prepared_call call);
  awaitable<call_outcome> run_coroutine(const prepared_call& call);
  /// The outcome; nothing when the client left before.
  awaitable<std::optional<call_outcome>> run_while_client_stays(const prepared_call& call);
  awaitable<void> client_leaves();
  awaitable<bool> call_plain(prepared_call call);
  awaitable<returned_peer> lend(prepared_call call);
  bool exit();
  void log_reason() const;
  void log(log_level level, const std::string& message) const;

  std::shared_ptr<rpc_service> service_;
  std::shared_ptr<net::byte_stream> stream_;
  std::shared_ptr<rpc_peer> peer_;
  std::optional<action> pending_;
  bool ended_ = false;
};

}  // namespace sipyco::pc_rpc
