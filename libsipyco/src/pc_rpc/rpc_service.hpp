// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <sipyco/pc_rpc/server_options.hpp>
#include <sipyco/pc_rpc/target.hpp>

#include "net/asio.hpp"
#include "net/async_lock.hpp"
#include "pc_rpc/mailbox.hpp"
#include "pc_rpc/server_link_state.hpp"
#include "pc_rpc/worker_pool.hpp"

namespace sipyco::pc_rpc {

/// What all connections of a server share: its targets, and where their calls run.
struct rpc_service {
  rpc_service(net::asio::any_io_executor executor, target_map served, server_options wanted);

  /// Runs beside any other call.
  [[nodiscard]] bool is_parallel(const method& m) const { return options.allow_parallel || m.is_parallel; }
  [[nodiscard]] worker_pool& pool_for(const method& m) const { return is_parallel(m) ? *parallel : *serial; }

  const target_map targets;
  const server_options options;
  const std::string greeting_line;
  net::async_lock lock;
  const std::shared_ptr<mailbox> box;
  const std::shared_ptr<server_link::state> link;
  const std::shared_ptr<worker_pool> serial;
  const std::shared_ptr<worker_pool> parallel;
  std::function<void()> terminate;
};

}  // namespace sipyco::pc_rpc
