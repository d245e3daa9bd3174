// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <sipyco/base/result.hpp>

#include "pc_rpc/prepared_call.hpp"
#include "pc_rpc/rpc_peer.hpp"
#include "pc_rpc/worker_pool.hpp"

namespace sipyco::pc_rpc {

/// What a worker leaves to the context's thread when it gives a connection back, in the order in which it is to be
/// done.
struct returned_peer {
  /// What is left of an answer.
  std::string unsent;
  /// A method raised SystemExit.
  bool exits = false;
  /// The lines cannot be read further.
  std::optional<failure> broken;
  /// What came and is not for this worker.
  std::optional<protocol::rpc_server_action> action;
};

/// Serves a connection on a worker thread, beginning with a call that has come.
///
/// A thread that handed every call and every answer to another would spend more time on that than on the call itself.
/// So the worker sends its answer, waits a moment for the next request, and gives the connection back when none comes,
/// when the thread is wanted, or when something else comes than a call that belongs to it.
class lent_peer {
 public:
  /// Whether a call of this method may run on this thread.
  using call_filter = std::function<bool(const method&)>;

  lent_peer(std::shared_ptr<rpc_peer> peer, call_filter runs_here)
      : peer_(std::move(peer)), runs_here_(std::move(runs_here)) {}

  [[nodiscard]] returned_peer serve(prepared_call first, worker_pool::worker& thread);

 private:
  enum class received { bytes, nothing, end };

  /// True when the line has gone. What follows it soon may go with it: answers to requests that came together are sent
  /// together, though the kernel holds none for more than 200 ms.
  bool send(std::string_view line, bool more_follows);
  void push();
  std::optional<prepared_call> next_call(worker_pool::worker& thread);
  bool next_action(worker_pool::worker& thread);
  /// Waits a moment for the client; false when nothing has come, for the context's thread to see why.
  bool await_bytes(worker_pool::worker& thread);
  received receive();

  std::shared_ptr<rpc_peer> peer_;
  call_filter runs_here_;
  returned_peer out_;
  bool is_held_ = false;
};

}  // namespace sipyco::pc_rpc
