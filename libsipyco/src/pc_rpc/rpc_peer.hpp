// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include <sipyco/base/limits.hpp>
#include <sipyco/net/unique_fd.hpp>
#include <sipyco/pc_rpc/target.hpp>

#include "net/brief_spin.hpp"
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
  /// A duplicate of the socket's descriptor.
  net::unique_fd socket;
  /// Its bytes are those of the stream: a worker may read and send there.
  bool is_plain = false;
  net::brief_spin spin;
};

}  // namespace sipyco::pc_rpc
