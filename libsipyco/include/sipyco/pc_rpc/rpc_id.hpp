// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sipyco {
class Value;
}

namespace sipyco::pc_rpc {

/// What a server says of itself when a client connects.
struct rpc_id {
  /// In the order in which the server names them; Python's sort them.
  std::vector<std::string> targets;
  std::optional<std::string> description;  ///< In the server's words; Python's default is none.

  friend bool operator==(const rpc_id&, const rpc_id&) = default;  ///< Member by member.
};

/// As Python's `get_rpc_id` returns it: the tuple `(targets, description)`.
void to_value(Value& out, const rpc_id& id);

}  // namespace sipyco::pc_rpc
