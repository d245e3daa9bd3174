// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <sipyco/pc_rpc/call_arguments.hpp>
#include <sipyco/pc_rpc/client_options.hpp>
#include <sipyco/pc_rpc/target_selection.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc {

/// How a BestEffortClient connects.
struct best_effort_options {
  /// For the first attempt, which the constructor waits for.
  std::chrono::milliseconds firstcon_timeout{1000};
  /// Between the attempts in the background.
  std::chrono::milliseconds retry{5000};
  /// For everything else; `connect_timeout` bounds each attempt in the background. `log` gets warnings when the
  /// connection is lost and made. `wake_descriptor` and `reconnect` are not used here.
  client_options client = {};
};

/// A client that goes on without its server: Python's `BestEffortClient`.
///
///     pc_rpc::BestEffortClient display{"::1", 3250, "display"};
///     display.call("show", 5.0);                             // nothing happens while there is no display
///     if (auto level = display.call<double>("level")) ...
///
/// Connections are made in the background, by a thread of its own. A call that fails for the network's sake, also one
/// that times out, returns an empty result; nothing is ever sent twice. Methods may be called from any thread.
class BestEffortClient {
 public:
  /// Waits for the first attempt, and goes on without a connection if it fails. Throws ConfigurationError when the
  /// certificates cannot be used.
  BestEffortClient(std::string host, std::uint16_t port, target_selection target = AutoTarget{},
                   best_effort_options options = {});
  BestEffortClient(BestEffortClient&&) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  /// Leaves the other fit only to be assigned to or destroyed.
  BestEffortClient& operator=(BestEffortClient&&) noexcept;
  /// Closes.
  ~BestEffortClient();

  /// Calls a method and converts what it returns; empty without a connection. `call<void>` returns whether it was done.
  ///
  /// Throws RemoteError, AttributeError (no such method) and EncodeError as `Client::call` does; but before the first
  /// connection nothing is known of the target, and nothing is thrown.
  template <class R = Value, class... Args>
  std::conditional_t<std::is_void_v<R>, bool, std::optional<R>> call(std::string_view method, Args&&... arguments);
  /// The same for arguments that are Values already.
  std::optional<Value> call_value(std::string_view method, std::span<const Value> arguments = {},
                                  const Dict& keywords = {});

  /// Whether there is a connection, as far as is known.
  [[nodiscard]] bool is_connected() const noexcept;
  /// The target's name; nothing without a connection.
  [[nodiscard]] std::optional<std::string> get_selected_target() const;
  /// The address of this end; nothing without a connection.
  [[nodiscard]] std::optional<std::string> get_local_host() const;
  /// Calls in progress end without a result, and so do all later ones.
  void close_rpc() noexcept;

 private:
  class state;
  std::unique_ptr<state> state_;
};

template <class R, class... Args>
std::conditional_t<std::is_void_v<R>, bool, std::optional<R>> BestEffortClient::call(std::string_view method,
                                                                                     Args&&... arguments) {
  const detail::call_arguments<Args...> given(std::forward<Args>(arguments)...);
  auto returned = call_value(method, given.positional, given.keywords);
  if constexpr (std::is_void_v<R>)
    return returned.has_value();
  else if constexpr (std::is_same_v<R, Value>)
    return returned;
  else
    return returned ? std::optional<R>(returned->template as<R>()) : std::nullopt;
}

}  // namespace sipyco::pc_rpc
