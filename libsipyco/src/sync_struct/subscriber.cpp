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
        subscriber_(std::move(name), with_guarded_builder(options)) {}

  void connect(const std::string& host, std::uint16_t port);
  void close();
  [[nodiscard]] Value target() {
    Value out;
    loop_.call([&] { out = subscriber_.target(); });
    return out;
  }

 private:
  using nothing = net::asio::awaitable<void>;

  /// Calls what the user gave, whose exceptions end the subscription.
  template <class Act>
  auto guarded(Act act) {
    try {
      return act();
    } catch (...) {
      user_failed_ = true;
      throw;
    }
  }
  [[nodiscard]] subscriber_options with_guarded_builder(subscriber_options options);
  /// To be called while an exception is handled.
  void log_exception() const noexcept;
  void tell_disconnected();

  [[nodiscard]] nothing run(std::string host, std::uint16_t port);
  [[nodiscard]] nothing receive_all();
  [[nodiscard]] net::asio::awaitable<bool> reconnect(std::string host, std::uint16_t port);
  [[nodiscard]] nothing end();

  subscriber_callbacks callbacks_;
  subscriber_options options_;
  net::context_loop loop_;
  net::asio::steady_timer pause_;
  AsyncSubscriber subscriber_;
  bool closing_ = false;
  bool user_failed_ = false;
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

subscriber_options Subscriber::core::with_guarded_builder(subscriber_options options) {
  if (options.build)
    options.build = [this, build = std::move(options.build)](Value structure) {
      return guarded([&] { return build(std::move(structure)); });
    };
  return options;
}

void Subscriber::core::log_exception() const noexcept {
  try {
    throw;
  } catch (const std::exception& error) {
    options_.log->log(log_level::warning, log_name, error.what());
  } catch (...) {
    options_.log->log(log_level::warning, log_name, "a callback threw what is no std::exception");
  }
}

void Subscriber::core::tell_disconnected() {
  if (!callbacks_.disconnect) return;
  try {
    guarded(callbacks_.disconnect);
  } catch (...) {
    log_exception();
  }
}

Subscriber::core::nothing Subscriber::core::run(std::string host, std::uint16_t port) {
  while (!closing_) {
    try {
      co_await receive_all();
    } catch (...) {
      if (!closing_) log_exception();
    }
    if (closing_) co_return;
    subscriber_.close();
    tell_disconnected();
    if (!options_.reconnect || user_failed_) co_return;
    const bool again = co_await reconnect(host, port);
    if (!again) co_return;
  }
}

Subscriber::core::nothing Subscriber::core::receive_all() {
  if (callbacks_.before_receive) guarded(callbacks_.before_receive);
  while (true) {
    const auto mod = co_await subscriber_.receive();
    if (!mod) co_return;
    guarded([&] {
      for (const auto& callback : callbacks_.notify) callback(*mod, subscriber_.target());
    });
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
