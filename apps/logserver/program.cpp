// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/program.hpp"

#include <sipyco/logs/server_async.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <exception>
#include <utility>

namespace sipyco::logserver {

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

// Records that were sent before the end was asked for are still taken: until none came for so long, or for so long.
constexpr auto quiet_time = 50ms;
constexpr auto drain_time = 500ms;
// All in all, until what could not be written is given up.
constexpr auto end_time = 1800ms;

logs::server_options server_options_of(const options& given, log_sink& log) {
  logs::server_options out;
  out.max_connections = given.max_clients;
  out.max_line_bytes = given.max_line_bytes;
  out.tls = cli::ssl_from_args(given.network.ssl);
  out.log = &log;
  return out;
}

std::string name_of(const output_target& target) { return target->path().empty() ? "standard output" : target->path(); }

}  // namespace

program::program(const options& given)
    : given_(given),
      notices_("logserver", cli::log_level_from_args(given.verbosity)),
      signals_(context_, SIGINT, SIGTERM, SIGHUP),
      tick_(context_),
      server_(
          context_, [this](const logs::record& record) { take(record); }, server_options_of(given, notices_)) {
  std::signal(SIGPIPE, SIG_IGN);
  signals_.add(SIGUSR1);
  add_sink(given_.style, cli::use_color(given_.color, STDOUT_FILENO), std::make_shared<output_file>(STDOUT_FILENO));
  if (!given_.log_file.empty()) add_sink(given_.file_style, false, std::make_shared<output_file>(given_.log_file));
}

void program::add_sink(record_style style, bool color, output_target target) {
  auto tell = [this](const output_event& event) { asio::post(context_, [this, event] { on_event(event); }); };
  sinks_.push_back(std::make_unique<sink>(format_options{style, given_.multiline, color}, std::move(target),
                                          given_.buffer_bytes, std::move(tell)));
}

void program::take(const logs::record& record) {
  ++received_;
  for (auto& output : sinks_) output->put(record);
}

void program::on_event(const output_event& event) {
  using kind = output_event::kind;
  const std::string reason = std::strerror(event.error);
  switch (event.what) {
    case kind::reader_gone: begin_end({SIGPIPE, 0}); break;
    case kind::failed: begin_end({0, event.error}); break;
    case kind::stuck:
      notices_.log(log_level::error, {}, "cannot write to " + name_of(event.target) + ": " + reason + "; trying again");
      break;
    case kind::unstuck: notices_.log(log_level::warning, {}, "writing to " + name_of(event.target) + " again"); break;
    case kind::not_reopened:
      notices_.log(log_level::error, {},
                   "cannot open " + name_of(event.target) + " again: " + reason + "; going on with the old file");
      break;
  }
}

void program::await_signal() {
  signals_.async_wait([this](const boost::system::error_code& error, int number) {
    if (!error) on_signal(number);
  });
}

void program::on_signal(int number) {
  if (number == SIGUSR1)
    tell_counts();
  else if (number == SIGHUP && !given_.log_file.empty())
    reopen();
  else
    return begin_end({number, 0});
  await_signal();
}

void program::reopen() {
  for (auto& output : sinks_) output->reopen();
}

void program::await_tick() {
  tick_.expires_after(1s);
  tick_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    for (auto& output : sinks_) output->report_dropped();
    await_tick();
  });
}

void program::tell_counts() {
  for (const auto& output : sinks_) {
    const auto [received, written, waiting, dropped] = output->counts();
    notices_.log(log_level::critical, {},
                 output->name() + ": received " + std::to_string(received) + ", written " + std::to_string(written) +
                     ", waiting " + std::to_string(waiting) + ", dropped " + std::to_string(dropped) + "; " +
                     std::to_string(server_.connections()) + " connected");
  }
}

void program::begin_end(ending how) {
  if (std::exchange(ending_begun_, true)) return;
  how_ = how;
  signals_.clear();  // from now on a signal kills
  tick_.cancel();
  asio::co_spawn(context_, end(), [this](const std::exception_ptr&) { context_.stop(); });
}

asio::awaitable<void> program::end() {
  const auto begun = std::chrono::steady_clock::now();
  asio::steady_timer pause{context_};
  for (std::uint64_t seen = received_ + 1;
       seen != received_ && std::chrono::steady_clock::now() < begun + drain_time;) {
    seen = received_;
    pause.expires_after(quiet_time);
    co_await pause.async_wait(asio::use_awaitable);
  }
  co_await logs::async_stop(server_);
  for (auto& output : sinks_) {
    if (output->finish(begun + end_time)) continue;
    const auto counts = output->counts();
    if (counts.waiting > 0)
      notices_.log(log_level::warning, {},
                   output->name() + ": " + std::to_string(counts.waiting) + " records were not written");
  }
}

program::ending program::run() {
  server_.start(cli::bind_address_from_args(given_.network), given_.network.port);
  notices_.log(log_level::info, {}, "listening on port " + std::to_string(server_.port()));
  await_signal();
  await_tick();
  context_.run();
  return how_;
}

}  // namespace sipyco::logserver
