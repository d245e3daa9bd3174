// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/options.hpp"
#include "logserver/sink.hpp"

#include <sipyco/cli/exit_codes.hpp>
#include <sipyco/cli/notices.hpp>
#include <sipyco/logs/server.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sipyco::logserver {

/// The running server: receives until something ends it.
class program {
 public:
  explicit program(const options& given);
  program(const program&) = delete;
  program& operator=(const program&) = delete;

  /// How it ended.
  struct ending {
    int signal = 0;
    /// Of standard output, when it could not be written.
    int output_error = 0;
  };
  [[nodiscard]] ending run();

 private:
  void add_sink(record_style style, bool color, output_target target);
  void take(const logs::record& record);
  void on_event(const output_event& event);
  void on_signal(int number);
  void await_signal();
  void await_tick();
  void reopen();
  void tell_counts();
  void begin_end(ending how);
  [[nodiscard]] boost::asio::awaitable<void> end();

  options given_;
  cli::notices notices_;
  boost::asio::io_context context_{1};
  boost::asio::signal_set signals_;
  boost::asio::steady_timer tick_;
  std::vector<std::unique_ptr<sink>> sinks_;
  logs::Server server_;
  std::uint64_t received_ = 0;
  bool ending_begun_ = false;
  ending how_;
};

}  // namespace sipyco::logserver
