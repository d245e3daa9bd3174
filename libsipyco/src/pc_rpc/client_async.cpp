// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/client_async.hpp>

#include <utility>

#include "net/async_lock.hpp"
#include "net/connect_async.hpp"
#include "pc_rpc/async_connection.hpp"

namespace sipyco::pc_rpc {

/// Outlives the client while coroutines of its are under way.
struct AsyncClient::state {
  explicit state(client_options wanted) : options(std::move(wanted)) {}

  [[nodiscard]] static awaitable<void> connect(std::shared_ptr<state> self);
  /// The connection, made anew if it is lost and that is wanted; callers at the same time share the attempt.
  [[nodiscard]] static awaitable<std::shared_ptr<connection>> current(std::shared_ptr<state> self);
  [[nodiscard]] static awaitable<Value> call_anew(std::shared_ptr<state> self, std::string method,
                                                  std::vector<Value> arguments, Dict keywords);
  [[nodiscard]] static awaitable<Value> list_anew(std::shared_ptr<state> self);
  [[nodiscard]] bool needs_connection() const { return options.reconnect && used && !closed && used->is_broken(); }

  client_options options;
  std::string host;
  std::uint16_t port = 0;
  target_selection target{AutoTarget{}};
  std::shared_ptr<connection> used;
  std::optional<net::async_lock> connecting;
  bool closed = false;
};

AsyncClient::awaitable<void> AsyncClient::state::connect(std::shared_ptr<state> self) {
  const auto deadline = net::deadline_after(self->options.connect_timeout);
  auto stream = co_await net::connect_async(self->host, self->port, deadline, self->options.tls, *self->options.log);
  const auto made = std::make_shared<connection>(std::move(stream).value(), self->options);
  co_await made->greet(deadline);
  if (!self->target.is_none()) co_await made->select(self->target, deadline);
  if (self->closed) made->close();
  self->used = made;
}

AsyncClient::awaitable<std::shared_ptr<AsyncClient::connection>> AsyncClient::state::current(
    std::shared_ptr<state> self) {
  const auto one_at_a_time = co_await self->connecting->acquire();
  if (self->needs_connection()) co_await connect(self);
  co_return self->used;
}

AsyncClient::awaitable<Value> AsyncClient::state::call_anew(std::shared_ptr<state> self, std::string method,
                                                            std::vector<Value> arguments, Dict keywords) {
  const auto used = co_await current(self);
  co_return co_await used->call(std::move(method), std::move(arguments), std::move(keywords), self->options.timeout);
}

AsyncClient::awaitable<Value> AsyncClient::state::list_anew(std::shared_ptr<state> self) {
  const auto used = co_await current(self);
  co_return co_await used->method_list(self->options.timeout);
}

AsyncClient::AsyncClient(client_options options) : state_(std::make_shared<state>(std::move(options))) {}

AsyncClient::AsyncClient(AsyncClient&& other) noexcept = default;

AsyncClient& AsyncClient::operator=(AsyncClient&& other) noexcept {
  close_rpc();
  state_ = std::move(other.state_);
  return *this;
}

AsyncClient::~AsyncClient() { close_rpc(); }

AsyncClient::awaitable<void> AsyncClient::connect_rpc(std::string host, std::uint16_t port, target_selection target) {
  const auto self = state_;
  if (self->used) throw ValueError("the client is connected already");
  self->host = std::move(host);
  self->port = port;
  self->target = std::move(target);
  self->closed = false;
  self->connecting.emplace(co_await net::asio::this_coro::executor);
  co_await state::connect(self);
}

AsyncClient::connection& AsyncClient::connected() const {
  if (!state_->used) throw ConnectionError("the client is not connected: call connect_rpc first");
  return *state_->used;
}

AsyncClient::awaitable<Value> AsyncClient::call_value(std::string method, std::vector<Value> arguments, Dict keywords) {
  if (state_->needs_connection())
    return state::call_anew(state_, std::move(method), std::move(arguments), std::move(keywords));
  return connected().call(std::move(method), std::move(arguments), std::move(keywords), state_->options.timeout);
}

const rpc_id& AsyncClient::get_rpc_id() const { return connected().id(); }

AsyncClient::awaitable<Value> AsyncClient::get_rpc_method_list() {
  if (state_->needs_connection()) return state::list_anew(state_);
  return connected().method_list(state_->options.timeout);
}

const std::vector<std::string>& AsyncClient::methods() const { return connected().session().methods(); }

AsyncClient::awaitable<void> AsyncClient::select_rpc_target(target_selection target) {
  (void)connected();
  const auto self = state_;
  const auto used = self->used;  // until it is done
  if (target.is_none()) co_return;
  co_await used->select(target, net::deadline_after(self->options.connect_timeout));
  self->target = std::move(target);
}

std::optional<std::string> AsyncClient::get_selected_target() const { return connected().session().target(); }

std::string AsyncClient::get_local_host() const { return connected().local_host(); }

void AsyncClient::close_rpc() noexcept {
  if (!state_) return;
  state_->closed = true;
  if (state_->used) state_->used->close();
}

void AsyncClient::set_timeout(std::chrono::milliseconds timeout) noexcept { state_->options.timeout = timeout; }

}  // namespace sipyco::pc_rpc
