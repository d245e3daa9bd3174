// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/context_loop.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <exception>
#include <future>
#include <utility>

namespace sipyco::net {

context_loop::context_loop(asio::io_context* given, log_sink& log, std::string log_name)
    : own_(given ? nullptr : std::make_unique<asio::io_context>(1)),
      context_(given ? *given : *own_),
      log_(log),
      log_name_(std::move(log_name)) {}

context_loop::~context_loop() {
  if (!thread_.joinable()) return;
  context_.stop();
  thread_.join();
}

void context_loop::run() {
  const auto work = asio::make_work_guard(context_);
  while (!context_.stopped()) {
    try {
      context_.run();
    } catch (const std::exception& error) {
      log_.log(log_level::error, log_name_, error.what());
    }
  }
}

void context_loop::start_thread() {
  if (!thread_.joinable() && !context_.stopped()) thread_ = std::thread([this] { run(); });
}

void context_loop::call(const std::function<void()>& work) {
  if (!own_ || std::this_thread::get_id() == thread_.get_id() || context_.stopped()) return work();
  start_thread();
  std::packaged_task<void()> task(work);
  auto done = task.get_future();
  asio::post(context_, [&task] { task(); });
  done.get();
}

void context_loop::finish(asio::awaitable<void> last) {
  asio::co_spawn(context_, std::move(last), [own = own_.get()](std::exception_ptr) {
    if (own) own->stop();
  });
  if (!own_ || std::this_thread::get_id() == thread_.get_id()) return;
  if (thread_.joinable())
    thread_.join();
  else if (!context_.stopped())
    run();
}

}  // namespace sipyco::net
