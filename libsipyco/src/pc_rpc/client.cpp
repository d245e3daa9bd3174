// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/client.hpp>

#include <utility>

#include "pc_rpc/client_state.hpp"
#include "pc_rpc/pending_calls_state.hpp"

namespace sipyco::pc_rpc {

Client::Client(std::string host, std::uint16_t port, target_selection target, client_options options)
    : state_(std::make_unique<state>(std::move(host), port, std::move(target), std::move(options))) {}

Client::Client(Client&& other) noexcept = default;
Client& Client::operator=(Client&& other) noexcept = default;
Client::~Client() = default;

Value Client::call_value(std::string_view method, std::span<const Value> arguments, const Dict& keywords) {
  return state_->current()->call(method, arguments, keywords, state_->deadline());
}

pending_calls Client::send_all(std::span<const call_request> calls) {
  const auto used = state_->current();
  return pending_calls(std::make_unique<pending_calls::state>(used, calls, state_->timeout()));
}

std::vector<call_outcome> Client::call_all(std::span<const call_request> calls) {
  const auto used = state_->current();
  const auto deadline = state_->deadline();
  pending_calls::state sent(used, calls, state_->timeout());
  std::vector<call_outcome> out;
  out.reserve(calls.size());
  while (sent.left() > 0) out.push_back(sent.next(deadline));
  return out;
}

bool Client::is_connected() const { return state_->latest()->channel().is_usable(); }

const rpc_id& Client::get_rpc_id() const noexcept { return state_->id(); }

Value Client::get_rpc_method_list() { return state_->current()->method_list(state_->deadline()); }

const std::vector<std::string>& Client::methods() const noexcept { return state_->methods(); }

void Client::select_rpc_target(const target_selection& target) {
  if (!target.is_none()) state_->select(target);
}

std::optional<std::string> Client::get_selected_target() const { return state_->latest()->session().target(); }

std::string Client::get_local_host() const { return state_->latest()->channel().socket().local_host(); }

void Client::close_rpc() noexcept { state_->close(); }

void Client::set_timeout(std::chrono::milliseconds timeout) noexcept { state_->set_timeout(timeout); }

void Client::interrupt() noexcept { state_->interrupt(); }

void to_value(Value& out, const rpc_id& id) { out = Value::tuple({Value(id.targets), Value(id.description)}); }

}  // namespace sipyco::pc_rpc
