// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/server_link.hpp>

#include <exception>
#include <utility>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/pc_rpc/target_async.hpp>

#include "pc_rpc/binding.hpp"
#include "pc_rpc/server_link_state.hpp"

namespace sipyco::pc_rpc {

Value server_link::call_value(const Target& target, std::string_view method, std::span<const Value> arguments,
                              const Dict& keywords) const {
  const auto* const callee = target.find(method);
  if (!callee || !callee->coroutine) return target.call_value(method, arguments, keywords);
  const std::string where = target.class_name() + "." + std::string(method);
  return state_->run_coroutine(target, {callee, where, bind_arguments(*callee, where, arguments, keywords)});
}

void server_link::on_stop(std::function<void()> handler) const { state_->on_stop(std::move(handler)); }

Value server_link::state::run_coroutine(const Target& target, prepared_call call) {
  const auto running = std::make_shared<running_call>(running_call{target, std::move(call), {}, {}});
  box_->post([self = shared_from_this(), running] { self->start(running); });
  std::unique_lock held(mutex_);
  changed_.wait(held, [&] { return running->done() || stopping_; });
  if (running->error) std::rethrow_exception(running->error);
  if (!running->returned) throw Interrupted(running->call.where + "(): the server stops");
  return *std::move(running->returned);
}

void server_link::state::start(std::shared_ptr<running_call> running) {
  const method& callee = *running->call.callee;
  const auto finish = [self = shared_from_this(), running](std::exception_ptr error, Value returned) {
    const std::lock_guard held(self->mutex_);
    running->error = error;
    if (!error) running->returned = std::move(returned);
    self->changed_.notify_all();
  };
  net::asio::co_spawn(executor_, callee.coroutine->run(callee, running->call.bound), finish);
}

void server_link::state::on_stop(std::function<void()> handler) {
  {
    const std::lock_guard held(mutex_);
    if (!stopping_) {
      handlers_.push_back(std::move(handler));
      return;
    }
  }
  handler();
}

void server_link::state::begin_stop() {
  std::vector<std::function<void()>> handlers;
  {
    const std::lock_guard held(mutex_);
    stopping_ = true;
    handlers = std::exchange(handlers_, {});
    changed_.notify_all();
  }
  for (const auto& handler : handlers) handler();
}

}  // namespace sipyco::pc_rpc
