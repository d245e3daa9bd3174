// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <sipyco/broadcast/broadcaster.hpp>

#include "broadcast/audience.hpp"
#include "net/context_loop.hpp"
#include "net/line_stream.hpp"
#include "net/server_base.hpp"
#include "net/task_group.hpp"

namespace sipyco::broadcast {

/// What a Broadcaster is. `broadcast` and `dropped` from any thread, the rest on the context's.
class Broadcaster::core : public std::enable_shared_from_this<Broadcaster::core> {
 public:
  core(net::asio::io_context* given, broadcaster_options options);

  [[nodiscard]] net::context_loop& loop() noexcept { return loop_; }

  void start(std::span<const std::string> hosts, std::uint16_t port, pyon::version version);
  [[nodiscard]] std::uint16_t port(pyon::version version) const;
  void broadcast(std::string_view channel, const Value& message);
  [[nodiscard]] std::uint64_t dropped() const noexcept { return dropped_; }
  /// True the first time.
  [[nodiscard]] bool begin_stop() noexcept { return !std::exchange(stop_begun_, true); }
  [[nodiscard]] static net::asio::awaitable<void> stop(std::shared_ptr<core> self);

 private:
  struct receiver;
  [[nodiscard]] static net::asio::awaitable<void> serve(std::weak_ptr<core> owner, pyon::version version,
                                                        std::shared_ptr<net::byte_stream> stream);
  [[nodiscard]] static net::asio::awaitable<void> watch(std::shared_ptr<receiver> of);
  [[nodiscard]] net::asio::awaitable<void> send_all(std::shared_ptr<receiver> to);

  broadcaster_options options_;
  net::context_loop loop_;
  net::task_group tasks_;
  audience audience_;
  std::atomic<std::uint64_t> dropped_ = 0;
  std::array<std::optional<net::server_base>, version_count> servers_;
  bool stop_begun_ = false;
};

}  // namespace sipyco::broadcast
