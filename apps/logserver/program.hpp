// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/json_input.hpp"
#include "logserver/master_link.hpp"
#include "logserver/options.hpp"
#include "logserver/sink.hpp"

#include <sipyco/broadcast/broadcaster.hpp>
#include <sipyco/cli/exit_codes.hpp>
#include <sipyco/cli/notices.hpp>
#include <sipyco/logs/log_forwarder.hpp>
#include <sipyco/logs/server.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
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
    cli::exit_code code = cli::exit_code::ok;
    /// Of standard output, when it could not be written.
    int output_error = 0;
  };
  [[nodiscard]] ending run();

 private:
  void start();
  void add_view();
  void add_files();
  void add_journal();
  void add_relay();
  void add_broadcast();
  void tail_master();
  void read_stdin();
  [[nodiscard]] bool has_room() const;
  [[nodiscard]] bool all_written() const;
  [[nodiscard]] sink::event_handler teller();
  void show(const logs::record& record);
  void relay(const logs::record& record);
  void await_time_limit();
  void take(const logs::record& record);
  void flush_soon();
  void on_event(const output_event& event);
  void on_signal(int number);
  void await_signal();
  void await_tick();
  void reopen();
  void tell_counts();
  [[nodiscard]] std::vector<sink*> sinks() const;
  void finish_outputs(std::chrono::steady_clock::time_point deadline);
  void begin_end(ending how);
  [[nodiscard]] boost::asio::awaitable<void> end();

  options given_;
  cli::notices notices_;
  boost::asio::io_context context_{1};
  boost::asio::signal_set signals_;
  boost::asio::steady_timer tick_;
  boost::asio::steady_timer time_limit_;
  std::shared_ptr<const record_filter> filter_;
  std::optional<pattern> until_;
  std::unique_ptr<sink> view_;
  std::unique_ptr<sink> files_;
  std::unique_ptr<sink> journal_;
  logs::Server server_;
  std::unique_ptr<logs::LogForwarder> relay_;
  std::unique_ptr<broadcast::Broadcaster> broadcaster_;
  std::unique_ptr<master_link> master_;
  std::unique_ptr<json_input> input_;
  std::exception_ptr failure_;
  std::uint64_t received_ = 0;
  std::uint64_t shown_ = 0;
  bool view_over_ = false;
  bool flush_due_ = false;
  bool ending_begun_ = false;
  ending how_;
};

}  // namespace sipyco::logserver
