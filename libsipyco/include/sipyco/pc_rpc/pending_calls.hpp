// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <sipyco/base/remote_error.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc {

/// One of several calls that are sent together.
struct call_request {
  std::string method;                 ///< Its name.
  std::vector<Value> arguments = {};  ///< Positional ones.
  Dict keywords = {};                 ///< From names to values.
};
/// What a method returned or raised.
using call_outcome = std::variant<Value, RemoteError>;

/// Calls that `Client::send_all` sent, and whose outcomes are still to be taken, by one thread. May outlive its client.
///
///     auto sent = client.send_all(calls);
///     prepare_the_next_calls();  // meanwhile the server works
///     while (sent.left() > 0) show(sent.next());
class pending_calls {
 public:
  pending_calls(pending_calls&& other) noexcept;             ///< Leaves the other fit only to be assigned or destroyed.
  pending_calls& operator=(pending_calls&& other) noexcept;  ///< Leaves the other fit only to be assigned or destroyed.
  ~pending_calls();  ///< Answers that were not taken are dropped when they come.

  /// How many outcomes were not taken yet.
  [[nodiscard]] std::size_t left() const noexcept;
  /// Waits for the next outcome, in the order of the calls, no longer than the client's timeout was when they were
  /// sent. Throws what `Client::call` throws but RemoteError, also where sending failed; a time-out leaves the outcomes
  /// behind it to be taken, an interruption none. Not to be called when none is left.
  call_outcome next();

 private:
  friend class Client;
  class state;
  explicit pending_calls(std::unique_ptr<state> sent) noexcept;
  std::unique_ptr<state> state_;
};

}  // namespace sipyco::pc_rpc
