// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/logs/log_forwarder.hpp>

#include <utility>

#include "logs/forward_core.hpp"
#include "net/tls_client.hpp"

namespace sipyco::logs {

LogForwarder::LogForwarder(std::string host, std::uint16_t port, log_forwarder_options options)
    : core_(std::make_unique<core>(std::move(host), port, std::move(options))) {
  // Each connection reads the files anew; that they are no good should not be learnt only then.
  if (const auto& tls = core_->options().tls) (void)net::client_context(*tls, default_log_sink()).value();
  core_->start();
}

LogForwarder::~LogForwarder() {
  (void)close(core_->options().flush_timeout);
  core_->stop();
}

void LogForwarder::log(log_level level, std::string_view name, std::string_view message) noexcept {
  log_from(core_->options().source, level, name, message);
}

void LogForwarder::log_from(std::string_view source, log_level level, std::string_view name,
                            std::string_view message) noexcept {
  if (level >= core_->options().threshold) core_->push(source, level, name, message);
}

bool LogForwarder::flush(std::chrono::milliseconds timeout) noexcept { return core_->flush(timeout); }

bool LogForwarder::close(std::chrono::milliseconds timeout) noexcept { return core_->close(timeout); }

std::size_t LogForwarder::waiting() const noexcept {
  return core_->look([](const forward_queue& queue) { return queue.waiting(); });
}

std::uint64_t LogForwarder::dropped() const noexcept {
  return core_->look([](const forward_queue& queue) { return queue.dropped(); });
}

std::uint64_t LogForwarder::sent() const noexcept {
  return core_->look([](const forward_queue& queue) { return queue.sent(); });
}

}  // namespace sipyco::logs
