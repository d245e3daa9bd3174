// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/task_object_async.hpp>

#include <sipyco/base/connection_error.hpp>

#include "net/task_group.hpp"

#include <boost/system/system_error.hpp>

#include <exception>
#include <stdexcept>
#include <utility>

namespace sipyco::tools {
namespace {

bool is_cancellation(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const boost::system::system_error& error) {
    return error.code() == net::asio::error::operation_aborted;
  } catch (const Interrupted&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace

struct TaskObject::state {
  state(net::asio::any_io_executor executor, task_body given, log_sink& log)
      : body(std::move(given)), task(std::move(executor), log, "sipyco.tools") {}

  // Keeps the body for as long as it runs.
  static net::asio::awaitable<void> run(std::shared_ptr<state> self) {
    try {
      co_await self->body();
    } catch (...) {
      self->thrown = std::current_exception();
      throw;
    }
  }

  task_body body;
  net::task_group task;
  std::exception_ptr thrown;
};

TaskObject::TaskObject(boost::asio::any_io_executor executor, task_body body, log_sink& log)
    : state_(std::make_shared<state>(std::move(executor), std::move(body), log)) {}

TaskObject::~TaskObject() { state_->task.cancel(); }

void TaskObject::start() {
  if (running()) throw std::logic_error("a TaskObject was started that is running");
  state_->thrown = nullptr;
  state_->task.spawn(state::run(state_), "unhandled exception in a task");
}

boost::asio::awaitable<void> TaskObject::stop() {
  const auto self = state_;
  self->task.cancel();
  (void)co_await self->task.wait_empty();
  const auto thrown = std::exchange(self->thrown, nullptr);
  if (thrown && !is_cancellation(thrown)) std::rethrow_exception(thrown);
}

bool TaskObject::running() const noexcept { return state_->task.size() > 0; }

}  // namespace sipyco::tools
