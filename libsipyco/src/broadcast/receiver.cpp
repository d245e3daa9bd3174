// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/broadcast/receiver.hpp>

#include <exception>
#include <future>
#include <utility>

#include <sipyco/broadcast/receiver_async.hpp>

#include "net/context_loop.hpp"

namespace sipyco::broadcast {

class Receiver::core {
 public:
  core(std::string channel, std::vector<notify_callback> notify, std::function<void()> disconnect,
       const receiver_options& options)
      : notify_(std::move(notify)),
        disconnect_(std::move(disconnect)),
        log_(*options.log),
        loop_(nullptr, log_, "sipyco.broadcast"),
        receiver_(std::move(channel), options) {}

  void connect(const std::string& host, std::uint16_t port);
  void close() { loop_.finish(end()); }

 private:
  [[nodiscard]] net::asio::awaitable<void> run();
  [[nodiscard]] net::asio::awaitable<void> end();

  std::vector<notify_callback> notify_;
  std::function<void()> disconnect_;
  log_sink& log_;
  net::context_loop loop_;
  AsyncReceiver receiver_;
  bool closing_ = false;
};

void Receiver::core::connect(const std::string& host, std::uint16_t port) {
  std::promise<void> connected;
  loop_.call([&] {
    net::asio::co_spawn(loop_.context(), receiver_.connect(host, port), [&](std::exception_ptr thrown) {
      if (thrown) return connected.set_exception(std::move(thrown));
      net::asio::co_spawn(loop_.context(), run(), [](std::exception_ptr) {});
      connected.set_value();
    });
  });
  connected.get_future().get();
}

net::asio::awaitable<void> Receiver::core::run() {
  try {
    while (true) {
      const auto message = co_await receiver_.receive();
      if (!message) break;
      for (const auto& callback : notify_) callback(*message);
    }
  } catch (const std::exception& error) {
    if (!closing_) log_.log(log_level::warning, "sipyco.broadcast", error.what());
  }
  receiver_.close();
  if (!closing_ && disconnect_) disconnect_();
}

net::asio::awaitable<void> Receiver::core::end() {
  closing_ = true;
  receiver_.close();
  co_return;
}

Receiver::Receiver(std::string channel, std::vector<notify_callback> notify, std::function<void()> disconnect,
                   receiver_options options)
    : core_(std::make_unique<core>(std::move(channel), std::move(notify), std::move(disconnect), options)) {}

Receiver::~Receiver() { close(); }

void Receiver::connect(const std::string& host, std::uint16_t port) { core_->connect(host, port); }

void Receiver::close() { core_->close(); }

}  // namespace sipyco::broadcast
