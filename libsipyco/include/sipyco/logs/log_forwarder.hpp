// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>

namespace sipyco::logs {

/// What a forwarder sends, and how long it waits.
struct log_forwarder_options {
  /// Who logs; colons in it become `_`.
  std::string source;
  /// Records below it are left out.
  log_level threshold = log_level::trace;
  /// Between a failure and the next attempt to connect.
  std::chrono::milliseconds reconnect_timer{5000};
  /// Until an attempt to connect is given up.
  std::chrono::milliseconds connect_timeout{10000};
  /// A server of another kind closes the connection, or answers, when it is greeted as a log server: no record is sent
  /// to a server that does so within this time.
  std::chrono::milliseconds refusal_time{50};
  /// Records that wait for the server; of more the oldest are dropped and counted.
  std::size_t queue_size = 1000;
  /// Their bytes, in the same way.
  std::size_t queue_bytes = std::size_t{64} << 20;
  /// Longer messages are cut and marked: Python's servers close the connection at lines of more than 4 MiB.
  std::size_t max_message_bytes = std::size_t{3} << 20;
  /// How long the end waits for the server to take what waits, and to end the connection.
  std::chrono::milliseconds flush_timeout{1000};
  /// With TLS, as the server wants it.
  std::optional<SimpleSSLConfig> tls = std::nullopt;
  /// Told about connections that fail and succeed; it must outlive the forwarder and not be the forwarder.
  log_sink* log = &default_log_sink();
};

/// Sends log records to a log server: Python's `sipyco.logs.LogForwarder`.
///
/// Never waits for the server and never throws: records wait in a bounded queue, of which the newest are kept. When the
/// server is back, a record `dropped N records` stands where others are missing. What was on its way when a connection
/// broke is lost.
class LogForwarder final : public log_sink {
 public:
  /// Connects in a thread of its own, again and again. Throws ConfigurationError or TlsError for TLS files that are no
  /// good.
  LogForwarder(std::string host, std::uint16_t port, log_forwarder_options options);
  /// Closes within `flush_timeout`.
  ~LogForwarder() override;

  /// Sends a record in the name of the options' source. From any thread.
  void log(log_level level, std::string_view name, std::string_view message) noexcept override;
  /// The same in the name of another one.
  void log_from(std::string_view source, log_level level, std::string_view name, std::string_view message) noexcept;

  /// Waits until the system has taken all records, for as long at most; without a server it tries once more to connect.
  /// False when some are left.
  bool flush(std::chrono::milliseconds timeout) noexcept;
  /// Flushes, then ends the connection and waits for the server to do so too, for as long at most in all. False when
  /// records are left, or some may not have reached a log server, of which the log of the options has been told: one
  /// that reads to the end does not close before. What is logged later is not sent.
  bool close(std::chrono::milliseconds timeout) noexcept;

  /// Records that wait.
  [[nodiscard]] std::size_t waiting() const noexcept;
  /// Records dropped since the beginning.
  [[nodiscard]] std::uint64_t dropped() const noexcept;
  /// Records that the system has taken for a server.
  [[nodiscard]] std::uint64_t sent() const noexcept;

 private:
  class core;
  std::unique_ptr<core> core_;
};

}  // namespace sipyco::logs
