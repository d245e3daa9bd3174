// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/client.hpp>

#include <utility>

#include "pc_rpc/client_connection.hpp"

namespace sipyco::pc_rpc {

Client::Client(std::string host, std::uint16_t port, target_selection target, client_options options)
    : connection_(std::make_unique<connection>(host, port, target, options)) {}

Client::Client(Client&& other) noexcept = default;
Client& Client::operator=(Client&& other) noexcept = default;
Client::~Client() = default;

Value Client::call_value(std::string_view method, std::span<const Value> arguments, const Dict& keywords) {
  return connection_->call(method, arguments, keywords);
}

const rpc_id& Client::get_rpc_id() const noexcept { return connection_->id(); }

Value Client::get_rpc_method_list() { return connection_->method_list(); }

const std::vector<std::string>& Client::methods() const noexcept { return connection_->session().methods(); }

void Client::select_rpc_target(const target_selection& target) {
  if (!target.is_none()) connection_->select(target);
}

std::optional<std::string> Client::get_selected_target() const { return connection_->session().target(); }

std::string Client::get_local_host() const { return connection_->channel().socket().local_host(); }

void Client::close_rpc() noexcept { connection_->channel().close(); }

void Client::set_timeout(std::chrono::milliseconds timeout) noexcept { connection_->set_timeout(timeout); }

void Client::interrupt() noexcept { connection_->channel().interrupt(); }

void to_value(Value& out, const rpc_id& id) { out = Value::tuple({Value(id.targets), Value(id.description)}); }

}  // namespace sipyco::pc_rpc
