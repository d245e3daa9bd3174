// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include <sipyco/logs/log_forwarder.hpp>

#include "logs/forward_link.hpp"
#include "logs/forward_queue.hpp"
#include "net/asio.hpp"
#include "net/byte_stream.hpp"

namespace sipyco::logs {

/// What a LogForwarder is: the queue, and a thread that empties it.
class LogForwarder::core {
 public:
  core(std::string host, std::uint16_t port, log_forwarder_options options);

  void start();
  void push(std::string_view source, log_level level, std::string_view name, std::string_view message) noexcept;
  [[nodiscard]] bool flush(std::chrono::milliseconds timeout);
  [[nodiscard]] bool close(std::chrono::milliseconds timeout);
  void stop();

  template <class F>
  [[nodiscard]] auto look(F question) const {
    const std::lock_guard held(mutex_);
    return question(queue_);
  }
  [[nodiscard]] const log_forwarder_options& options() const noexcept { return options_; }

 private:
  enum class state { connecting, connected, failed };

  [[nodiscard]] std::string record_of(std::string_view source, log_level level, std::string_view name,
                                      std::string_view message) const;
  [[nodiscard]] net::asio::awaitable<void> run();
  [[nodiscard]] net::asio::awaitable<std::shared_ptr<net::byte_stream>> connect();
  [[nodiscard]] net::asio::awaitable<void> serve(std::shared_ptr<net::byte_stream> stream);
  /// What was written may not have been read.
  void conclude(const forward_link& link, bool in_order);
  /// Sends what waits, or waits for it; false when the connection is lost, or is to end.
  [[nodiscard]] net::asio::awaitable<bool> send_some(forward_link& link);
  [[nodiscard]] net::asio::awaitable<void> wait_for_records();
  [[nodiscard]] net::asio::awaitable<void> wait_to_reconnect();
  /// Not stopped, and not closed for lack of records or of a server.
  [[nodiscard]] bool goes_on() const;
  void hurry();
  void set(state now);
  void say(log_level level, const std::string& message) const;

  const std::string host_;
  const std::uint16_t port_;
  const log_forwarder_options options_;

  net::asio::io_context context_{1};
  net::asio::steady_timer pause_{context_};
  std::shared_ptr<forward_link> link_;
  std::size_t sent_on_link_ = 0;  // bytes of records
  bool told_ = false;             // of the time without a server at hand
  bool hurry_ = false;            // connect at once
  std::thread thread_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  forward_queue queue_;
  state state_ = state::connecting;
  std::uint64_t failures_ = 0;
  bool idle_ = false;
  net::time_point close_by_;
  bool closing_ = false;  // once all is sent
  bool stopping_ = false;
  bool doubtful_ = false;  // whether the servers have read what they were sent
  bool ended_ = false;
};

}  // namespace sipyco::logs
