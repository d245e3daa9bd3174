// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/sync_struct/subscriber.hpp>

#include <algorithm>
#include <exception>
#include <future>
#include <utility>

#include <sipyco/sync_struct/subscriber_async.hpp>

#include "net/context_loop.hpp"

namespace sipyco::sync_struct {
namespace {

constexpr std::string_view log_name = "sipyco.sync_struct";

}  // namespace

class Subscriber::core {
 public:
  core(std::string name, subscriber_callbacks callbacks, const subscriber_options& options)
      : callbacks_(std::move(callbacks)),
        options_(options),
        loop_(nullptr, *options.log, std::string(log_name)),
        pause_(loop_.executor()),
        subscriber_(std::move(name), options) {}

  void connect(const std::string& host, std::uint16_t port);
  void close();
  [[nodiscard]] Value target() {
    Value out;
    loop_.call([&] { out = subscriber_.target(); });
    return out;
  }

 private:
  using nothing = net::asio::awaitable<void>;

  [[nodiscard]] nothing run(std::string host, std::uint16_t port);
  [[nodiscard]] nothing receive_all();
  [[nodiscard]] net::asio::awaitable<bool> reconnect(std::string host, std::uint16_t port);
  void notify(const Mod& mod);
  [[nodiscard]] nothing end();

  subscriber_callbacks callbacks_;
  subscriber_options options_;
  net::context_loop loop_;
  net::asio::steady_timer pause_;
  AsyncSubscriber subscriber_;
  bool closing_ = false;
  bool notifier_failed_ = false;
};

void Subscriber::core::connect(const std::string& host, std::uint16_t port) {
  std::promise<void> connected;
  loop_.call([&] {
    net::asio::co_spawn(loop_.context(), subscriber_.connect(host, port), [&](std::exception_ptr thrown) {
      if (thrown) return connected.set_exception(std::move(thrown));
      net::asio::co_spawn(loop_.context(), run(host, port), [](std::exception_ptr) {});
      connected.set_value();
    });
  });
  connected.get_future().get();
}

Subscriber::core::nothing Subscriber::core::run(std::string host, std::uint16_t port) {
  while (!closing_) {
    try {
      co_await receive_all();
    } catch (const std::exception& error) {
      if (!closing_) options_.log->log(log_level::warning, log_name, error.what());
    }
    if (closing_) co_return;
    subscriber_.close();
    if (callbacks_.disconnect) callbacks_.disconnect();
    if (!options_.reconnect || notifier_failed_) co_return;
    const bool again = co_await reconnect(host, port);
    if (!again) co_return;
  }
}

Subscriber::core::nothing Subscriber::core::receive_all() {
  if (callbacks_.before_receive) callbacks_.before_receive();
  while (true) {
    const auto mod = co_await subscriber_.receive();
    if (!mod) co_return;
    notify(*mod);
  }
}

void Subscriber::core::notify(const Mod& mod) {
  try {
    for (const auto& callback : callbacks_.notify) callback(mod, subscriber_.target());
  } catch (...) {
    notifier_failed_ = true;
    throw;
  }
}

net::asio::awaitable<bool> Subscriber::core::reconnect(std::string host, std::uint16_t port) {
  for (auto pause = options_.reconnect->first; !closing_; pause = std::min(pause * 2, options_.reconnect->most)) {
    pause_.expires_after(pause);
    co_await pause_.async_wait(net::as_result);
    if (closing_) break;
    try {
      co_await subscriber_.connect(host, port);
      co_return true;
    } catch (const std::exception& error) {
      options_.log->log(log_level::debug, log_name, error.what());
    }
  }
  co_return false;
}

Subscriber::core::nothing Subscriber::core::end() {
  closing_ = true;
  subscriber_.close();
  pause_.cancel();
  co_return;
}

void Subscriber::core::close() { loop_.finish(end()); }

Subscriber::Subscriber(std::string notifier_name, subscriber_callbacks callbacks, subscriber_options options)
    : core_(std::make_unique<core>(std::move(notifier_name), std::move(callbacks), options)) {}

Subscriber::~Subscriber() { close(); }

void Subscriber::connect(const std::string& host, std::uint16_t port) { core_->connect(host, port); }

void Subscriber::close() { core_->close(); }

Value Subscriber::target() const { return core_->target(); }

}  // namespace sipyco::sync_struct
