// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/task_group.hpp"

#include <sipyco/base/connection_error.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/system/system_error.hpp>

#include <exception>
#include <list>
#include <utility>

namespace sipyco::net {

struct task_group::state {
  state(asio::any_io_executor used, log_sink& sink, std::string log_name)
      : executor(std::move(used)), log(sink), name(std::move(log_name)), emptied(executor, never) {}

  void end(std::list<asio::cancellation_signal>::iterator task, const std::string& what, std::exception_ptr thrown) {
    tasks.erase(task);
    if (thrown) report(what, std::move(thrown));
    if (tasks.empty()) emptied.cancel();
  }

  void report(const std::string& what, std::exception_ptr thrown) {
    try {
      std::rethrow_exception(std::move(thrown));
    } catch (const boost::system::system_error& e) {
      if (e.code() != asio::error::operation_aborted) log.log(log_level::error, name, what + ": " + e.what());
    } catch (const Interrupted&) {
    } catch (const ConnectionLost& e) {
      log.log(log_level::debug, name, what + ": " + e.what());
    } catch (const std::exception& e) {
      log.log(log_level::error, name, what + ": " + e.what());
    } catch (...) {
      log.log(log_level::error, name, what + ": an exception of an unknown type");
    }
  }

  asio::any_io_executor executor;
  log_sink& log;
  std::string name;
  std::list<asio::cancellation_signal> tasks;
  asio::steady_timer emptied;
};

task_group::task_group(asio::any_io_executor executor, log_sink& log, std::string name)
    : state_(std::make_shared<state>(std::move(executor), log, std::move(name))) {}

task_group::~task_group() { cancel(); }

void task_group::spawn(asio::awaitable<void> task, std::string what) {
  const auto place = state_->tasks.emplace(state_->tasks.end());
  auto on_end = [group = state_, place, what = std::move(what)](std::exception_ptr thrown) {
    group->end(place, what, std::move(thrown));
  };
  asio::co_spawn(state_->executor, std::move(task), asio::bind_cancellation_slot(place->slot(), std::move(on_end)));
}

void task_group::cancel() {
  for (auto task = state_->tasks.begin(); task != state_->tasks.end();)
    (task++)->emit(asio::cancellation_type::terminal);
}

asio::awaitable<bool> task_group::wait_empty(time_point deadline) {
  const auto group = state_;
  while (!group->tasks.empty() && std::chrono::steady_clock::now() < deadline) {
    group->emptied.expires_at(deadline);
    co_await group->emptied.async_wait(as_result);
  }
  co_return group->tasks.empty();
}

std::size_t task_group::size() const noexcept { return state_->tasks.size(); }

}  // namespace sipyco::net
