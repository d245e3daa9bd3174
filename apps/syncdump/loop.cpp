// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/loop.hpp"

#include <sipyco/cli/signals.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <csignal>
#include <utility>

#include <unistd.h>

namespace sipyco::syncdump {

namespace asio = boost::asio;

loop::loop() : signals_(context_, SIGINT, SIGTERM, SIGHUP), limit_(context_) {}

void loop::limit(std::chrono::nanoseconds time) {
  limit_.expires_after(std::chrono::duration_cast<asio::steady_timer::duration>(time));
  limit_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    expired_ = true;
    context_.stop();
  });
}

void loop::post(std::function<void()> work) { asio::post(context_, std::move(work)); }

void loop::watch_signals() {
  signals_.async_wait([this](const boost::system::error_code& error, int number) {
    if (error) return;
    signal_ = number;
    signals_.clear();  // a second one kills at once
    context_.stop();
  });
}

int loop::run(asio::awaitable<void> task, bool watched) {
  watch_signals();
  if (watched) asio::co_spawn(context_, watch_reader(), [](std::exception_ptr) {});
  asio::co_spawn(context_, std::move(task), [this](std::exception_ptr thrown) {
    if (!thrown_) thrown_ = std::move(thrown);
    context_.stop();
  });
  context_.run();
  if (thrown_) std::rethrow_exception(thrown_);
  return signal_;
}

void loop::fail(std::exception_ptr thrown) {
  asio::post(context_, [this, thrown = std::move(thrown)] {
    if (!thrown_) thrown_ = thrown;
    context_.stop();
  });
}

asio::awaitable<void> watch_reader() {
  const int copy = ::dup(STDOUT_FILENO);
  if (copy < 0) co_return;
  boost::system::error_code refused;
  asio::posix::stream_descriptor out(co_await asio::this_coro::executor);
  out.assign(copy, refused);  // a file cannot be watched, and needs not
  if (refused) {
    ::close(copy);
    co_return;
  }
  const auto [error] = co_await out.async_wait(out.wait_error, asio::as_tuple(asio::use_awaitable));
  if (!error) cli::die_by_signal(SIGPIPE);
}

}  // namespace sipyco::syncdump
