// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <sipyco/sync_struct/publisher.hpp>

#include "net/context_loop.hpp"
#include "net/server_base.hpp"
#include "net/task_group.hpp"
#include "sync_struct/topic.hpp"

namespace sipyco::sync_struct {

/// What a Publisher is. All calls but the destructor on the context's thread.
class Publisher::core : public std::enable_shared_from_this<Publisher::core> {
 public:
  core(net::asio::io_context* given, publisher_options options);

  [[nodiscard]] net::context_loop& loop() noexcept { return loop_; }

  void start(std::span<const std::string> hosts, std::uint16_t port, pyon::version version);
  [[nodiscard]] std::uint16_t port(pyon::version version) const;
  void add(const std::string& name, const Notifier& notifier);
  [[nodiscard]] bool remove(std::string_view name);
  [[nodiscard]] std::size_t subscribers() const;
  /// Gives the notifiers up; no more modifications come.
  void close_topics();
  /// True the first time.
  [[nodiscard]] bool begin_stop() noexcept { return !std::exchange(stop_begun_, true); }
  /// Ends the connections.
  [[nodiscard]] static net::asio::awaitable<void> stop(std::shared_ptr<core> self);

 private:
  [[nodiscard]] std::optional<net::server_base>& server(pyon::version version) { return servers_[index_of(version)]; }
  [[nodiscard]] net::server_base::connection_handler handler(pyon::version version);
  [[nodiscard]] static net::asio::awaitable<void> serve(std::weak_ptr<core> owner, pyon::version version,
                                                        std::shared_ptr<net::byte_stream> stream);
  void log(log_level level, const std::string& peer, const std::string& message) const;

  std::shared_ptr<const publisher_options> options_;
  net::context_loop loop_;
  net::task_group tasks_;
  std::map<std::string, std::shared_ptr<topic>, std::less<>> topics_;
  std::array<std::optional<net::server_base>, version_count> servers_;
  bool stop_begun_ = false;
};

}  // namespace sipyco::sync_struct
