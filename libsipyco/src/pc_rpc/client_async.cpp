// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/client_async.hpp>

#include <utility>

#include "net/connect_async.hpp"
#include "pc_rpc/async_connection.hpp"

namespace sipyco::pc_rpc {

AsyncClient::AsyncClient(client_options options) : options_(std::move(options)) {}

AsyncClient::AsyncClient(AsyncClient&& other) noexcept = default;

AsyncClient& AsyncClient::operator=(AsyncClient&& other) noexcept {
  close_rpc();
  options_ = std::move(other.options_);
  connection_ = std::move(other.connection_);
  return *this;
}

AsyncClient::~AsyncClient() { close_rpc(); }

AsyncClient::awaitable<void> AsyncClient::connect_rpc(std::string host, std::uint16_t port, target_selection target) {
  if (connection_) throw ValueError("the client is connected already");
  const auto deadline = net::deadline_after(options_.connect_timeout);
  auto stream = co_await net::connect_async(std::move(host), port, deadline, options_.tls, *options_.log);
  const auto made = std::make_shared<connection>(std::move(stream).value(), options_);
  co_await made->greet(deadline);
  if (!target.is_none()) co_await made->select(std::move(target), deadline);
  connection_ = made;
}

AsyncClient::connection& AsyncClient::connected() const {
  if (!connection_) throw ConnectionError("the client is not connected: call connect_rpc first");
  return *connection_;
}

AsyncClient::awaitable<Value> AsyncClient::call_value(std::string method, std::vector<Value> arguments, Dict keywords) {
  return connected().call(std::move(method), std::move(arguments), std::move(keywords), options_.timeout);
}

const rpc_id& AsyncClient::get_rpc_id() const { return connected().id(); }

AsyncClient::awaitable<Value> AsyncClient::get_rpc_method_list() { return connected().method_list(options_.timeout); }

const std::vector<std::string>& AsyncClient::methods() const { return connected().session().methods(); }

AsyncClient::awaitable<void> AsyncClient::select_rpc_target(target_selection target) {
  (void)connected();
  const auto made = connection_;  // until it is done
  if (!target.is_none()) co_await made->select(std::move(target), net::deadline_after(options_.connect_timeout));
}

std::optional<std::string> AsyncClient::get_selected_target() const { return connected().session().target(); }

std::string AsyncClient::get_local_host() const { return connected().local_host(); }

void AsyncClient::close_rpc() noexcept {
  if (connection_) connection_->close();
}

void AsyncClient::set_timeout(std::chrono::milliseconds timeout) noexcept { options_.timeout = timeout; }

}  // namespace sipyco::pc_rpc
