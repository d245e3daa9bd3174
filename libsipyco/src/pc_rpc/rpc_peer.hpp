// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include <sipyco/base/limits.hpp>
#include <sipyco/net/unique_fd.hpp>
#include <sipyco/pc_rpc/target.hpp>

#include "protocol/line_framer.hpp"
#include "protocol/rpc_server_session.hpp"

namespace sipyco::pc_rpc {

/// A server's connection without the context that it belongs to, so that a worker thread can have it for a while, and
/// can outlive that context.
struct rpc_peer {
  rpc_peer(std::string_view greeting_line, const wire_limits& wire, const decode_limits& decode)
      : framer(wire.max_greeting_bytes), session(greeting_line, decode) {}

  protocol::line_framer framer;
  protocol::rpc_server_session session;
  std::optional<Target> target;
  /// A duplicate of a plain socket's descriptor; none when bytes cannot be read and sent there directly.
  net::unique_fd socket;
};

}  // namespace sipyco::pc_rpc
