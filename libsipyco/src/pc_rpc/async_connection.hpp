// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sipyco/pc_rpc/client_async.hpp>

#include "net/asio.hpp"
#include "net/line_stream.hpp"
#include "net/task_group.hpp"
#include "net/wakeful_loop.hpp"
#include "protocol/reply_order.hpp"
#include "protocol/rpc_client_session.hpp"

namespace sipyco::pc_rpc {

/// What an AsyncClient does over one connection. A coroutine of its own reads. A caller sends what can go at once;
/// another coroutine sends the rest, and what comes meanwhile, so that no cancelled caller leaves half a line behind.
class AsyncClient::connection : public std::enable_shared_from_this<AsyncClient::connection> {
 public:
  connection(std::shared_ptr<net::byte_stream> stream, const client_options& options);

  [[nodiscard]] awaitable<void> greet(net::time_point deadline);
  [[nodiscard]] awaitable<void> select(target_selection target, net::time_point deadline);
  [[nodiscard]] awaitable<Value> call(std::string method, std::vector<Value> arguments, Dict keywords,
                                      std::chrono::milliseconds timeout);
  [[nodiscard]] awaitable<Value> method_list(std::chrono::milliseconds timeout);
  void close() noexcept;
  /// No call can be made any more.
  [[nodiscard]] bool is_broken() const noexcept { return broken_.has_value(); }

  [[nodiscard]] const rpc_id& id() const noexcept { return id_; }
  [[nodiscard]] const protocol::rpc_client_session& session() const noexcept { return session_; }
  [[nodiscard]] std::string local_host() { return lines_.stream().local_host(); }

 private:
  struct pending;

  [[nodiscard]] awaitable<std::string> handshake_line(std::string sent, net::time_point deadline);
  void require_method(std::string_view name) const;
  [[nodiscard]] static awaitable<Value> exchange(std::shared_ptr<connection> self, std::string what,
                                                 std::string request, std::chrono::milliseconds timeout);
  /// Waits for the answer; throws when none comes.
  [[nodiscard]] awaitable<Value> answer_to(pending& mine, std::string_view what);
  [[nodiscard]] static awaitable<void> read_answers(std::shared_ptr<connection> self);
  [[nodiscard]] static awaitable<void> write_requests(std::shared_ptr<connection> self);
  /// Sends the request, or sees to it that it is sent.
  void send(pending& call);
  void begin(pending& call);
  void dispatch(std::string_view line);
  void give_up(pending& call) noexcept;
  void break_off(failure error);

  std::chrono::milliseconds connect_timeout_;
  protocol::rpc_client_session session_;
  wire_limits limits_;
  net::line_stream lines_;
  net::task_group tasks_;
  net::wakeful_loop awake_;  // while answers may come at once
  rpc_id id_;
  std::string half_sent_;  // the rest of a request that has begun to go
  std::deque<pending*> unsent_;
  protocol::reply_order<pending> order_;
  std::size_t largest_open_request_ = 0;
  bool writing_ = false;
  std::optional<failure> broken_;
};

}  // namespace sipyco::pc_rpc
