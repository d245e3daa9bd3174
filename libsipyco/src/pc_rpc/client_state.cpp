// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/client_state.hpp"

#include <utility>

namespace sipyco::pc_rpc {

Client::state::state(std::string host, std::uint16_t port, target_selection target, client_options options)
    : host_(std::move(host)),
      port_(port),
      options_(std::move(options)),
      timeout_(options_.timeout),
      target_(std::move(target)),
      connection_(connect()) {
  take_identity();
}

std::shared_ptr<Client::connection> Client::state::connect() {
  try {
    return std::make_shared<connection>(host_, port_, target_, options_, interruption_);
  } catch (const Interrupted&) {
    (void)interruption_->take();
    throw;
  }
}

std::shared_ptr<Client::connection> Client::state::latest() const {
  const std::lock_guard held(mutex_);
  return connection_;
}

std::shared_ptr<Client::connection> Client::state::current() {
  auto used = latest();
  if (!options_.reconnect || used->channel().is_usable()) return used;
  const std::lock_guard one_at_a_time(connecting_);
  used = latest();
  if (used->channel().is_usable()) return used;
  {
    const std::lock_guard held(mutex_);
    if (closed_) return used;
  }
  auto made = connect();
  const std::lock_guard held(mutex_);
  connection_ = made;
  take_identity();
  if (closed_) made->channel().close();
  return made;
}

void Client::state::take_identity() {
  identity found{connection_->id(), connection_->session().methods()};
  if (identities_.empty() || identities_.back() != found) identities_.push_back(std::move(found));
}

void Client::state::select(const target_selection& target) {
  const auto used = current();
  used->select(target);
  const std::lock_guard held(mutex_);
  target_ = target;
  take_identity();
}

void Client::state::close() noexcept {
  const std::lock_guard held(mutex_);
  closed_ = true;
  connection_->channel().close();
}

const rpc_id& Client::state::id() const {
  const std::lock_guard held(mutex_);
  return identities_.back().id;
}

const std::vector<std::string>& Client::state::methods() const {
  const std::lock_guard held(mutex_);
  return identities_.back().methods;
}

}  // namespace sipyco::pc_rpc
