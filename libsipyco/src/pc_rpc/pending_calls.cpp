// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/pending_calls.hpp>

#include <utility>

#include "pc_rpc/pending_calls_state.hpp"

namespace sipyco::pc_rpc {

pending_calls::pending_calls(std::unique_ptr<state> sent) noexcept : state_(std::move(sent)) {}
pending_calls::pending_calls(pending_calls&& other) noexcept = default;
pending_calls& pending_calls::operator=(pending_calls&& other) noexcept = default;
pending_calls::~pending_calls() = default;

std::size_t pending_calls::left() const noexcept { return state_->left(); }
call_outcome pending_calls::next() { return state_->next(); }

pending_calls::state::state(std::shared_ptr<Client::connection> connection, std::span<const call_request> calls,
                            std::chrono::milliseconds timeout)
    : connection_(std::move(connection)), timeout_(timeout), calls_(calls.size()) {
  std::vector<std::string> requests;
  requests.reserve(calls.size());
  methods_.reserve(calls.size());
  for (const auto& [method, arguments, keywords] : calls) {
    requests.push_back(connection_->request(method, arguments, keywords));
    methods_.push_back(method);
  }
  connection_->channel().send_requests(requests, calls_, net::deadline_after(timeout_));
}

pending_calls::state::~state() { connection_->channel().abandon(std::span(calls_).subspan(taken_)); }

call_outcome pending_calls::state::next(net::time_point deadline) {
  const auto mine = taken_++;
  try {
    return connection_->receive(calls_[mine], methods_[mine], deadline);
  } catch (RemoteError& raised) {
    return std::move(raised);
  }
}

}  // namespace sipyco::pc_rpc
