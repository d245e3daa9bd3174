// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/program.hpp"

#include "logserver/journal_socket.hpp"
#include "logserver/master_record.hpp"
#include "logserver/output_file.hpp"
#include "logserver/service_manager.hpp"

#include <sipyco/logs/server_async.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <unistd.h>

#include <algorithm>
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
      time_limit_(context_),
      filter_(std::make_shared<record_filter>(given.filter)),
      server_(
          context_, [this](const logs::record& record) { take(record); }, server_options_of(given, notices_)) {
  std::signal(SIGPIPE, SIG_IGN);
  signals_.add(SIGUSR1);
  if (!given_.until.empty()) until_.emplace(given_.until);
  add_view();
  if (!given_.log_file.empty()) add_files();
  if (!given_.journal.empty()) add_journal();
  if (!given_.forward_host.empty()) add_relay();
  if (given_.rebroadcast_port) add_broadcast();
}

sink::event_handler program::teller() {
  return [this](const output_event& event) { asio::post(context_, [this, event] { on_event(event); }); };
}

void program::add_view() {
  const bool color = cli::use_color(given_.color, STDOUT_FILENO);
  view_ = std::make_unique<sink>(format_options{given_.style, given_.multiline, color, given_.pattern},
                                 std::make_shared<output_file>(STDOUT_FILENO), given_.buffer_bytes, teller());
  view_->set_filter(filter_);
}

void program::add_files() {
  files_ = std::make_unique<sink>(format_options{given_.file_style, given_.multiline, false},
                                  log_files(given_.log_file, given_.log_backup_count), given_.buffer_bytes, teller());
  if (given_.filter_file) files_->set_filter(filter_);
}

void program::add_journal() {
  journal_ = std::make_unique<sink>(format_options{.style = record_style::journal_native},
                                    std::make_shared<journal_socket>(given_.journal), given_.buffer_bytes, teller());
  if (given_.filter_file) journal_->set_filter(filter_);
}

void program::add_relay() {
  logs::log_forwarder_options how;
  how.source = "logserver";
  if (!given_.forward_ssl.empty())
    how.tls = SimpleSSLConfig{given_.forward_ssl[0], given_.forward_ssl[1], given_.forward_ssl[2]};
  how.flush_timeout = 0ms;
  how.log = &notices_;
  relay_ = std::make_unique<logs::LogForwarder>(given_.forward_host, given_.forward_port, how);
}

void program::add_broadcast() {
  broadcast::broadcaster_options how;
  how.tls = cli::ssl_from_args(given_.network.ssl);
  how.log = &notices_;
  broadcaster_ = std::make_unique<broadcast::Broadcaster>(context_, how);
  broadcaster_->start(cli::bind_address_from_args(given_.network), *given_.rebroadcast_port,
                      given_.rebroadcast_pyon == 1 ? pyon::v1 : pyon::v2);
}

void program::tail_master() {
  auto handler = [this](const logs::record& record) { take(record); };
  master_ = std::make_unique<master_link>(context_, given_, notices_, handler);
  asio::co_spawn(context_, master_->run(), [this](const std::exception_ptr& error) {
    if (!error) return;
    failure_ = error;
    begin_end({});
  });
}

// The records that wait for another server are few, and the oldest of them would be lost.
bool program::has_room() const {
  constexpr std::size_t most_waiting = 500;
  const auto outputs = sinks();
  return std::ranges::all_of(outputs, [](const auto* output) { return output->has_room(); }) &&
         (!relay_ || relay_->waiting() < most_waiting);
}

bool program::all_written() const {
  const auto outputs = sinks();
  return std::ranges::all_of(outputs, [](const auto* output) { return output->counts().waiting == 0; }) &&
         (!relay_ || relay_->waiting() == 0);
}

void program::read_stdin() {
  json_input::hooks use{[this](const logs::record& record) { take(record); }, [this] { return has_room(); },
                        [this] { return all_written(); }};
  input_ = std::make_unique<json_input>(context_, STDIN_FILENO, given_.max_line_bytes, std::move(use));
  asio::co_spawn(context_, input_->run(), [this](const std::exception_ptr& error) {
    failure_ = error;
    begin_end({});
  });
}

std::vector<sink*> program::sinks() const {
  std::vector<sink*> out{view_.get()};
  if (files_) out.push_back(files_.get());
  if (journal_) out.push_back(journal_.get());
  return out;
}

void program::take(const logs::record& record) {
  ++received_;
  if (files_) (void)files_->put(record);
  if (journal_) (void)journal_->put(record);
  if (relay_) relay(record);
  if (broadcaster_) broadcaster_->broadcast(master_channel, master_record(record));
  if (!view_over_) show(record);
  flush_soon();
}

// Behind the records that came together with this one.
void program::flush_soon() {
  if (std::exchange(flush_due_, true)) return;
  asio::post(context_, [this] {
    flush_due_ = false;
    for (auto* const output : sinks()) output->flush();
  });
}

void program::show(const logs::record& record) {
  if (!view_->put(record)) return;
  ++shown_;
  const bool enough = given_.count > 0 && shown_ >= given_.count;
  if (!enough && !(until_ && until_->found_in(record.message))) return;
  view_over_ = true;
  begin_end({});
}

void program::relay(const logs::record& record) {
  if (record.mark.empty()) return relay_->log_from(record.source, record.level, record.name, record.message);
  const auto message = std::string(record.message) + " [" + std::string(record.mark) + "]";
  relay_->log_from(record.source, record.level, record.name, message);
}

void program::await_time_limit() {
  if (!given_.wait) return;
  time_limit_.expires_after(std::chrono::ceil<std::chrono::milliseconds>(*given_.wait));
  time_limit_.async_wait([this](const boost::system::error_code& error) {
    if (!error) begin_end({.code = shown_ > 0 ? cli::exit_code::ok : cli::exit_code::timed_out});
  });
}

void program::on_event(const output_event& event) {
  using kind = output_event::kind;
  const std::string reason = std::strerror(event.error);
  switch (event.what) {
    case kind::reader_gone: begin_end({.signal = SIGPIPE}); break;
    case kind::failed: begin_end({.output_error = event.error}); break;
    case kind::stuck:
      notices_.log(log_level::error, {}, "cannot write to " + name_of(event.target) + ": " + reason + "; trying again");
      break;
    case kind::unstuck: notices_.log(log_level::warning, {}, "writing to " + name_of(event.target) + " again"); break;
    case kind::not_opened: notices_.log(log_level::error, {}, event.text + "; its records are dropped"); break;
    case kind::not_rotated:
      notices_.log(log_level::error, {}, "cannot rotate " + name_of(event.target) + ": " + reason);
      break;
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
    return begin_end({.signal = number});
  await_signal();
}

void program::reopen() {
  const auto now =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch());
  notify_manager("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(now.count()));
  for (auto* const output : sinks()) output->reopen();
  notify_manager("READY=1");
}

void program::await_tick() {
  tick_.expires_after(1s);
  tick_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    for (auto* const output : sinks()) output->report_dropped();
    await_tick();
  });
}

void program::tell_counts() {
  for (const auto* const output : sinks()) {
    const auto [received, written, waiting, dropped] = output->counts();
    notices_.log(log_level::critical, {},
                 output->name() + ": received " + std::to_string(received) + ", written " + std::to_string(written) +
                     ", waiting " + std::to_string(waiting) + ", dropped " + std::to_string(dropped) + "; " +
                     std::to_string(server_.connections()) + " connected");
  }
  if (!relay_) return;
  notices_.log(log_level::critical, {},
               "server at " + given_.forward_host + ": sent " + std::to_string(relay_->sent()) + ", waiting " +
                   std::to_string(relay_->waiting()) + ", dropped " + std::to_string(relay_->dropped()));
}

void program::begin_end(ending how) {
  if (std::exchange(ending_begun_, true)) return;
  how_ = how;
  notify_manager("STOPPING=1");
  signals_.clear();  // from now on a signal kills
  tick_.cancel();
  time_limit_.cancel();
  asio::co_spawn(context_, end(), [this](const std::exception_ptr&) { context_.stop(); });
}

asio::awaitable<void> program::end() {
  const auto begun = std::chrono::steady_clock::now();
  asio::steady_timer pause{context_};
  auto more_to_come = [&, seen = received_ + 1]() mutable {
    return std::exchange(seen, received_) != received_ && std::chrono::steady_clock::now() < begun + drain_time;
  };
  while (how_.signal != 0 && more_to_come()) {
    pause.expires_after(quiet_time);
    co_await pause.async_wait(asio::use_awaitable);
  }
  if (master_) master_->close();
  if (input_) input_->close();
  if (broadcaster_) broadcaster_->stop();
  co_await logs::async_stop(server_);
  finish_outputs(begun + end_time);
}

void program::finish_outputs(std::chrono::steady_clock::time_point deadline) {
  const auto tell = [this](const std::string& name, std::uint64_t count) {
    notices_.log(log_level::warning, {}, name + ": " + std::to_string(count) + " records were not written");
  };
  for (auto* const output : sinks()) {
    if (output->finish(deadline)) continue;
    if (const auto waiting = output->counts().waiting; waiting > 0) tell(output->name(), waiting);
  }
  if (!relay_) return;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  (void)relay_->close(std::max(left, 1ms));
  if (relay_->waiting() > 0) tell("server at " + given_.forward_host, relay_->waiting());
}

void program::start() {
  if (!given_.master_host.empty())
    tail_master();
  else if (given_.from_stdin)
    read_stdin();
  else if (const auto inherited = inherited_sockets(); !inherited.empty())
    server_.start_on(inherited);
  else
    server_.start(cli::bind_address_from_args(given_.network), given_.network.port);
}

program::ending program::run() {
  start();
  if (!master_ && !input_) notices_.log(log_level::info, {}, "listening on port " + std::to_string(server_.port()));
  await_signal();
  await_tick();
  await_time_limit();
  notify_manager("READY=1");
  context_.run();
  if (failure_) std::rethrow_exception(failure_);
  return how_;
}

}  // namespace sipyco::logserver
