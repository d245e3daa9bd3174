// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/value/value.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::rpctool {

/// What a session talks to: a target of a server, or a test's stand-in for one.
class remote {
 public:
  remote() = default;
  remote(const remote&) = delete;
  remote& operator=(const remote&) = delete;
  virtual ~remote() = default;

  /// Calls a method: one of the target's, or of those that Python's client has of its own (`get_rpc_id`, ...), which
  /// hide the target's. Throws cli::fatal_error when there is no such method or no answer in time, and what
  /// pc_rpc::Client throws.
  virtual Value call(std::string_view method, std::span<const Value> arguments, const Dict& keywords) = 0;
  /// Waits for what the next of several calls returned or raised; throws why it is not known.
  using outcome_source = std::function<pc_rpc::call_outcome()>;
  /// Sends calls of methods of the target together, and does not wait for the first. Throws what
  /// pc_rpc::Client::send_all throws.
  [[nodiscard]] virtual outcome_source send_all(std::span<const pc_rpc::call_request> calls) = 0;
  /// False when the next call would need a new connection, as far as can be known without sending.
  [[nodiscard]] virtual bool is_connected() = 0;
  /// The names of the target's methods that users may call, sorted; asks nothing.
  [[nodiscard]] virtual const std::vector<std::string>& methods() = 0;
  /// The names of the client's own methods, sorted.
  [[nodiscard]] virtual const std::vector<std::string>& own_methods() = 0;
  /// Whether a call of this name goes to the target.
  [[nodiscard]] bool is_method_of_target(std::string_view name) {
    return std::ranges::binary_search(methods(), name) && !std::ranges::binary_search(own_methods(), name);
  }
  /// What `get_rpc_method_list` returns.
  [[nodiscard]] virtual Value documentation() = 0;
  /// The same if it comes at once; the server may be busy with another call.
  [[nodiscard]] virtual std::optional<Value> quick_documentation() = 0;
  /// The name of the selected target.
  [[nodiscard]] virtual std::string target() = 0;
};

}  // namespace sipyco::rpctool
