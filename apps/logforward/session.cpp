// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logforward/session.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

namespace sipyco::logforward {

namespace {

// What a command leaves behind may go on writing; it is not waited for.
constexpr auto drain_time = std::chrono::seconds(1);

std::chrono::milliseconds milliseconds_of(const std::optional<std::chrono::nanoseconds>& time) {
  return std::chrono::ceil<std::chrono::milliseconds>(*time);
}

logs::log_forwarder_options forwarder_options_of(const options& given, log_sink& notices) {
  logs::log_forwarder_options out;
  out.source = given.source;
  out.queue_size = given.queue_size;
  out.reconnect_timer = milliseconds_of(given.reconnect);
  out.flush_timeout = std::chrono::milliseconds(0);
  out.tls = cli::ssl_from_args(given.ssl);
  out.log = &notices;
  return out;
}

}  // namespace

session::session(const options& given, log_sink& notices)
    : given_(given), notices_(notices), forwarder_(given.host, given.port, forwarder_options_of(given, notices)) {
  if (given.command.empty()) {
    inputs_.push_back(input_of(STDIN_FILENO));
  } else {
    child_.emplace(given.command);
    inputs_.push_back(input_of(child_->out()));
    inputs_.push_back(input_of(child_->err()));
  }
}

session::input session::input_of(int fd) {
  auto send = [this](const logs::record& record) {
    std::string message(record.message);
    if (!record.mark.empty()) message.append(" [").append(record.mark).append("]");
    forwarder_.log(record.level, record.name, message);
  };
  return {fd, logs::LogParser(given_.source, std::move(send))};
}

child_end session::run() {
  while (!is_over()) turn(-1);
  if (child_) drain();
  for (auto& from : inputs_) from.parser.finish();
  return end_.value_or(child_end{});
}

bool session::is_over() { return end_.has_value() || (!child_ && at_end()); }

bool session::at_end() const {
  return std::ranges::all_of(inputs_, [](const input& from) { return from.fd < 0; });
}

void session::drain() {
  const auto deadline = std::chrono::steady_clock::now() + drain_time;
  while (!at_end() && std::chrono::steady_clock::now() < deadline)
    if (!turn(0)) return;
}

bool session::turn(int milliseconds) {
  std::vector<pollfd> entries{{signals_.descriptor(), POLLIN, 0}};
  for (const auto& from : inputs_) entries.push_back({from.fd, POLLIN, 0});
  if (poll(entries.data(), entries.size(), milliseconds) <= 0) return false;
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    if (entries[i + 1].revents != 0) take(inputs_[i]);
  if (entries[0].revents != 0) take_signals();
  return true;
}

void session::take(input& from) {
  std::array<char, 65536> room;
  const auto count = read(from.fd, room.data(), room.size());
  if (count > 0)
    from.parser.feed({room.data(), static_cast<std::size_t>(count)});
  else if (count == 0 || (errno != EAGAIN && errno != EINTR))
    end_input(from, count < 0 ? errno : 0);
}

void session::end_input(input& from, int error) {
  from.fd = -1;
  if (error == 0) return;
  notices_.log(
      log_level::error, {},
      std::string("cannot read ") + (child_ ? "from the command" : "standard input") + ": " + std::strerror(error));
  unreadable_ = !child_;
}

void session::take_signals() {
  while (const auto signal = signals_.next()) {
    if (signal->number == SIGCHLD) {
      if (child_) end_ = child_->ended();
    } else if (!child_) {
      end_ = child_end{0, signal->number};
    } else if (signal->personal) {  // a terminal's reached the command by itself
      child_->send(signal->number);
    }
  }
}

bool session::finish() { return forwarder_.close(milliseconds_of(given_.flush)) && forwarder_.dropped() == 0; }

}  // namespace sipyco::logforward
