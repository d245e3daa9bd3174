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
#include <vector>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/pc_rpc/call_arguments.hpp>
#include <sipyco/pc_rpc/client_options.hpp>
#include <sipyco/pc_rpc/pending_calls.hpp>
#include <sipyco/pc_rpc/rpc_id.hpp>
#include <sipyco/pc_rpc/target_selection.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc {

/// A blocking connection to one target of a server: Python's `Client`.
///
///     pc_rpc::Client lda{"::1", 3253, "lda"};
///     lda.call("set_attenuation", 5.0, kw("wait") = true);
///     double att = lda.call<double>("get_attenuation");
///
/// Every method may be called from any thread; calls of several threads are sent in the order in which they come and
/// each gets its own answer. An answer that comes after its call has timed out is dropped, never given to another call.
/// Nothing is ever sent twice. Methods throw ConnectionLost once the connection is gone; with
/// `client_options::reconnect` only those that were in progress then do, and the next one makes a new connection.
class Client {
 public:
  /// Connects and selects a target. Throws ConnectionRefused, HostNotFound, TimeoutError (unreachable or mute),
  /// ProtocolError (something else listens there), ConnectionLost, IncompatibleServer (no such target), ValueError
  /// (several targets for AutoTarget), Interrupted, TlsError (one end refuses the other's certificate, or speaks no
  /// TLS), ConfigurationError (our certificates cannot be used).
  Client(std::string host, std::uint16_t port, target_selection target = AutoTarget{}, client_options options = {});
  Client(Client&& other) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  Client& operator=(Client&& other) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  ~Client();

  /// Calls a method and converts what it returns; `call<void>` drops it. Arguments are anything that a Value can be
  /// made from, keyword arguments (`kw("name") = x`) come last.
  ///
  /// Throws RemoteError with what the method raised; AttributeError, before anything is sent, when the target has no
  /// such method; EncodeError; TimeoutError, after which the call may still be running; Interrupted, likewise.
  template <class R = Value, class... Args>
  R call(std::string_view method, Args&&... arguments);
  /// The same for arguments that are Values already.
  Value call_value(std::string_view method, std::span<const Value> arguments = {}, const Dict& keywords = {});

  /// Calls several methods at the cost of one round trip: all requests are sent before the first answer is awaited, and
  /// executed one after the other whatever comes of those before. The timeout is for all together.
  ///
  /// What a method raises is its outcome. Throws what `call` throws for reasons of its own, before anything is sent or
  /// with all answers lost.
  std::vector<call_outcome> call_all(std::span<const call_request> calls);
  /// The same in two halves: does not wait for the answers, unless more is sent than surely fits the network's buffers.
  /// Throws AttributeError and EncodeError before anything is sent; of what fails later, the outcomes tell.
  [[nodiscard]] pending_calls send_all(std::span<const call_request> calls);
  /// False when a call would find the connection lost, as far as can be known without sending.
  [[nodiscard]] bool is_connected() const;

  /// What the server says of itself; asks nothing.
  [[nodiscard]] const rpc_id& get_rpc_id() const noexcept;
  /// Signatures and docstrings: `{"docstring": ..., "methods": {name: (argspec, docstring)}}`. A Python server answers
  /// only when no other call is running there; `methods` asks nothing.
  [[nodiscard]] Value get_rpc_method_list();
  /// The names that the target answers to, from the handshake: sorted, with Python's dunder names if the server sent
  /// them.
  [[nodiscard]] const std::vector<std::string>& methods() const noexcept;
  /// To be called once, if the client was made with `no_target`. Throws as the constructor does.
  void select_rpc_target(const target_selection& target);
  /// The name; nothing while none is selected.
  [[nodiscard]] std::optional<std::string> get_selected_target() const;
  /// The address of this end of the connection.
  [[nodiscard]] std::string get_local_host() const;
  /// Calls in progress in other threads throw ConnectionLost.
  void close_rpc() noexcept;

  /// For the calls that begin from now on. Zero: no limit.
  void set_timeout(std::chrono::milliseconds timeout) noexcept;
  /// Ends the calls in progress with Interrupted or, if there is none, the next one. May be called from any thread and
  /// from a signal handler.
  void interrupt() noexcept;

 private:
  friend class pending_calls;
  class connection;
  class state;
  std::unique_ptr<state> state_;
};

template <class R, class... Args>
R Client::call(std::string_view method, Args&&... arguments) {
  const detail::call_arguments<Args...> given(std::forward<Args>(arguments)...);
  Value returned = call_value(method, given.positional, given.keywords);
  if constexpr (std::is_void_v<R>)
    return;
  else if constexpr (std::is_same_v<R, Value>)
    return returned;
  else
    return returned.template as<R>();
}

}  // namespace sipyco::pc_rpc
