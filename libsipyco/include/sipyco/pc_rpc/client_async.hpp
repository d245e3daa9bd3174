// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/pc_rpc/call_arguments.hpp>
#include <sipyco/pc_rpc/client_options.hpp>
#include <sipyco/pc_rpc/rpc_id.hpp>
#include <sipyco/pc_rpc/target_selection.hpp>
#include <sipyco/value/value.hpp>

namespace sipyco::pc_rpc {

/// A connection to one target of a server, for coroutines: Python's `AsyncioClient`.
///
///     pc_rpc::AsyncClient lda;
///     co_await lda.connect_rpc("::1", 3253, "lda");
///     co_await lda.call("set_attenuation", 5.0, kw("wait") = true);
///     double att = co_await lda.call<double>("get_attenuation");
///
/// Any number of coroutines may call at once: requests go out in the order in which they come, and each call gets its
/// own answer. A call can be cancelled (Asio's cancellation slots, `awaitable_operators`): if it has not been sent by
/// then it never is, else its late answer is dropped, never given to another call. Nothing is ever sent twice.
///
/// Everything on the thread that runs the io_context of the coroutine that called `connect_rpc`. That context has work
/// to do until the client is closed or destroyed. `client_options::wake_descriptor` is not used here.
class AsyncClient {
 public:
  /// What its operations return.
  template <class T>
  using awaitable = boost::asio::awaitable<T>;

  explicit AsyncClient(client_options options = {});     ///< Not connected yet.
  AsyncClient(AsyncClient&& other) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  AsyncClient& operator=(AsyncClient&& other) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  /// Closes; calls in progress throw ConnectionLost.
  ~AsyncClient();

  /// Connects and selects a target, once. Throws as the constructor of `Client` does, Interrupted when cancelled.
  [[nodiscard]] awaitable<void> connect_rpc(std::string host, std::uint16_t port,
                                            target_selection target = AutoTarget{});

  /// Calls a method and converts what it returns, as `Client::call` does; arguments are converted at once. Throws what
  /// `Client::call` throws, and Interrupted when cancelled.
  template <class R = Value, class... Args>
  [[nodiscard]] awaitable<R> call(std::string method, Args&&... arguments);
  /// The same for arguments that are Values already.
  [[nodiscard]] awaitable<Value> call_value(std::string method, std::vector<Value> arguments = {}, Dict keywords = {});

  /// What the server says of itself; asks nothing. Throws ConnectionError before there was a connection. As `methods`,
  /// it lives until a new connection is made.
  [[nodiscard]] const rpc_id& get_rpc_id() const;
  /// See `Client::get_rpc_method_list`.
  [[nodiscard]] awaitable<Value> get_rpc_method_list();
  /// See `Client::methods`.
  [[nodiscard]] const std::vector<std::string>& methods() const;
  /// To be called once, if `no_target` was given to `connect_rpc`.
  [[nodiscard]] awaitable<void> select_rpc_target(target_selection target);
  /// The name; nothing while none is selected.
  [[nodiscard]] std::optional<std::string> get_selected_target() const;
  /// The address of this end of the connection.
  [[nodiscard]] std::string get_local_host() const;
  /// Calls in progress throw ConnectionLost.
  void close_rpc() noexcept;
  /// For the calls that begin from now on. Zero: no limit.
  void set_timeout(std::chrono::milliseconds timeout) noexcept;

 private:
  class connection;
  struct state;
  [[nodiscard]] connection& connected() const;

  std::shared_ptr<state> state_;
};

namespace detail {
template <class R>
boost::asio::awaitable<R> converted(boost::asio::awaitable<Value> answer) {
  Value returned = co_await std::move(answer);
  if constexpr (std::is_void_v<R>)
    co_return;
  else
    co_return returned.template as<R>();
}
}  // namespace detail

template <class R, class... Args>
AsyncClient::awaitable<R> AsyncClient::call(std::string method, Args&&... arguments) {
  detail::call_arguments<Args...> given(std::forward<Args>(arguments)...);
  std::vector<Value> positional(std::make_move_iterator(given.positional.begin()),
                                std::make_move_iterator(given.positional.end()));
  auto answer = call_value(std::move(method), std::move(positional), std::move(given.keywords));
  if constexpr (std::is_same_v<R, Value>)
    return answer;
  else
    return detail::converted<R>(std::move(answer));
}

}  // namespace sipyco::pc_rpc
