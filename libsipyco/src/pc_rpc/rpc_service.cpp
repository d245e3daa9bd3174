// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/rpc_service.hpp"

#include <algorithm>
#include <utility>

#include <sipyco/base/error.hpp>

#include "protocol/rpc_handshake.hpp"

namespace sipyco::pc_rpc {
namespace {

std::string make_greeting(const target_map& targets, const server_options& options) {
  protocol::rpc_greeting greeting{{}, options.description, true};
  for (const auto& [name, ignored] : targets) {
    if (name.find_first_of(" \t\r\n\v\f") != std::string::npos)
      throw ValueError("target names must not contain whitespace: '" + name + "'");
    greeting.targets.push_back(name);
  }
  return protocol::greeting_line(greeting);
}

}  // namespace

rpc_service::rpc_service(net::asio::any_io_executor executor, target_map served, server_options wanted)
    : targets(std::move(served)),
      options(std::move(wanted)),
      greeting_line(make_greeting(targets, options)),
      lock(executor),
      box(std::make_shared<mailbox>(executor)),
      link(std::make_shared<server_link::state>(executor, box)),
      serial(std::make_shared<worker_pool>(1)),
      parallel(std::make_shared<worker_pool>(std::max<std::size_t>(options.max_parallel_calls, 1))) {}

}  // namespace sipyco::pc_rpc
