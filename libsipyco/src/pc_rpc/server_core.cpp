// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/server_core.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include <boost/asio/executor_work_guard.hpp>

#include <sipyco/pc_rpc/server_async.hpp>

#include "pc_rpc/rpc_connection.hpp"

namespace sipyco::pc_rpc {
namespace {

constexpr std::string_view log_name = "sipyco.pc_rpc";
constexpr std::chrono::milliseconds patience{900};  // a stop is to last less than a second

net::server_base_options base_options(const server_options& options) {
  return {options.max_connections, options.log, std::string(log_name), options.tls, options.handshake_timeout};
}

net::server_base::connection_handler handler_of(std::shared_ptr<rpc_service> service) {
  return [service = std::move(service)](std::shared_ptr<net::byte_stream> stream) {
    return rpc_connection::serve(service, std::move(stream));
  };
}

}  // namespace

Server::core::core(net::asio::io_context* given, target_map targets, server_options options)
    : own_(given ? nullptr : std::make_unique<net::asio::io_context>(1)),
      context_(given ? *given : *own_),
      service_(std::make_shared<rpc_service>(context_.get_executor(), std::move(targets), std::move(options))),
      base_(context_.get_executor(), handler_of(service_), base_options(service_->options)) {
  service_->terminate = [this] { request_terminate(); };
}

Server::core::~core() {
  service_->terminate = [] {};
}

void Server::core::start(std::span<const std::string> hosts, std::uint16_t port) {
  base_.start(hosts, port);
  if (own_) thread_ = std::thread([self = shared_from_this()] { self->run_context(); });
}

void Server::core::run_context() {
  const auto work = net::asio::make_work_guard(context_);
  while (!context_.stopped()) {
    try {
      context_.run();
    } catch (const std::exception& error) {
      service_->options.log->log(log_level::error, log_name, error.what());
    }
  }
  const std::lock_guard held(mutex_);
  thread_ended_ = true;
  changed_.notify_all();
}

net::asio::awaitable<void> Server::core::stop_connections() {
  const auto self = shared_from_this();
  service_->link->begin_stop();
  const bool all = co_await base_.stop(patience);
  if (!all)
    service_->options.log->log(log_level::warning, log_name,
                               "left behind: a coroutine that goes on after its cancellation");
}

void Server::core::stop_workers(net::time_point deadline) {
  if (std::exchange(workers_stopped_, true)) return;
  bool all_ended = true;
  for (const auto& pool : {service_->serial, service_->parallel}) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (!pool->stop(std::max(left, std::chrono::milliseconds::zero()))) all_ended = false;
  }
  if (!all_ended)
    service_->options.log->log(log_level::warning, log_name, "left behind: a method that does not return");
  service_->box->close();
}

void Server::core::stop() {
  begin_stop();
  if (!own_ || std::this_thread::get_id() == thread_.get_id()) return;
  const auto deadline = net::deadline_after(patience);
  stop_workers(deadline);
  end_thread(deadline);
}

void Server::core::begin_stop() {
  if (std::exchange(stop_begun_, true)) return;
  net::asio::co_spawn(context_, stop_connections(), [this, self = shared_from_this()](std::exception_ptr) {
    if (own_) context_.stop();
  });
  if (own_ && !thread_.joinable()) context_.run();  // never started: nobody else would end what was spawned
}

void Server::core::end_thread(net::time_point deadline) {
  if (!thread_.joinable()) return;
  std::unique_lock held(mutex_);
  const bool ended = changed_.wait_until(held, deadline + patience / 10, [&] { return thread_ended_; });
  held.unlock();
  if (ended)
    thread_.join();
  else
    thread_.detach();
}

net::asio::awaitable<void> async_stop(Server& server) { co_await server_access::core_of(server).stop_connections(); }

void Server::core::wait_terminate() {
  std::unique_lock held(mutex_);
  changed_.wait(held, [&] { return terminate_requested_; });
}

void Server::core::request_terminate() {
  {
    const std::lock_guard held(mutex_);
    if (std::exchange(terminate_requested_, true)) return;
    changed_.notify_all();
  }
  if (terminate_handler_) terminate_handler_();
}

}  // namespace sipyco::pc_rpc
