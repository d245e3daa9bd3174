// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc {

class Target;

/// What a target may ask of the server that serves it; a target factory is given one. Copies are handles, and may
/// outlive the server.
class server_link {
 public:
  class state;
  /// For servers, which make them.
  explicit server_link(std::shared_ptr<state> server) noexcept : state_(std::move(server)) {}

  /// Calls a method of a target, beside the server's own calls: a coroutine runs on the server's io_context and is
  /// waited for, a plain method runs here and now. Not to be used on the io_context's own thread. Throws what the
  /// method throws, TypeError for wrong arguments, Interrupted when the server stops before a coroutine has ended.
  Value call_value(const Target& target, std::string_view method, std::span<const Value> arguments = {},
                   const Dict& keywords = {}) const;

  /// `handler` is called once when the server begins to stop (at once if it has), by an unspecified thread; it must
  /// not block.
  void on_stop(std::function<void()> handler) const;

 private:
  std::shared_ptr<state> state_;
};

}  // namespace sipyco::pc_rpc
