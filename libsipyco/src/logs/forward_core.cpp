// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logs/forward_core.hpp"

#include <csignal>
#include <utility>

#include <boost/asio/post.hpp>

#include "base/utf8.hpp"
#include "base/utf8_repair.hpp"
#include "net/connect_async.hpp"
#include "protocol/banner.hpp"
#include "protocol/log_message.hpp"

namespace sipyco::logs {
namespace {

// What is written at once.
constexpr std::size_t batch_bytes = 64 * 1024;

/// Keeps signals from the threads that are made while it lives: they are for the program's own.
class signals_blocked {
 public:
  signals_blocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  signals_blocked(const signals_blocked&) = delete;
  signals_blocked& operator=(const signals_blocked&) = delete;
  ~signals_blocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

/// The message, at most so long; what is left out is told of.
std::string cut(std::string_view message, std::size_t max_bytes) {
  if (message.size() <= max_bytes) return std::string(message);
  auto end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(message[end]) & 0xC0U) == 0x80U) --end;
  return std::string(message.substr(0, end)) + " [cut: " + std::to_string(message.size() - end) + " more bytes]";
}

}  // namespace

LogForwarder::core::core(std::string host, std::uint16_t port, log_forwarder_options options)
    : host_(std::move(host)),
      port_(port),
      options_(std::move(options)),
      queue_(options_.source, options_.queue_size, options_.queue_bytes) {}

void LogForwarder::core::start() {
  const signals_blocked blocked;
  thread_ = std::thread([this] {
    net::asio::co_spawn(context_, run(), [](const std::exception_ptr&) {});
    context_.run();
    const std::lock_guard held(mutex_);
    ended_ = true;
    changed_.notify_all();
  });
}

std::string LogForwarder::core::record_of(std::string_view source, log_level level, std::string_view name,
                                          std::string_view message) const {
  auto text = cut(message, options_.max_message_bytes);
  if (base::find_invalid_utf8(text) != text.size()) text = base::repair_utf8(text);
  std::string out;
  out.reserve(text.size() + source.size() + name.size() + 32);
  protocol::append_log_message(out, source.empty() ? "-" : source, level, name, text);
  return out;
}

void LogForwarder::core::push(std::string_view source, log_level level, std::string_view name,
                              std::string_view message) noexcept {
  bool wake = false;
  try {
    auto record = record_of(source, level, name, message);
    const std::lock_guard held(mutex_);
    queue_.push(std::move(record));
    wake = std::exchange(idle_, false);
  } catch (...) {
    const std::lock_guard held(mutex_);
    queue_.drop_one();
  }
  try {
    if (wake) net::asio::post(context_, [this] { pause_.cancel(); });
  } catch (...) {
    const std::lock_guard held(mutex_);
    idle_ = true;  // the next record tries again
  }
}

bool LogForwarder::core::flush(std::chrono::milliseconds timeout) {
  hurry();
  std::unique_lock held(mutex_);
  const auto failures = failures_;
  const auto nothing_waits = [&] { return queue_.waiting() == 0; };
  changed_.wait_for(held, timeout, [&] { return nothing_waits() || ended_ || failures_ != failures; });
  return nothing_waits();
}

bool LogForwarder::core::close(std::chrono::milliseconds timeout) {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  {
    const std::lock_guard held(mutex_);
    closing_ = true;
    close_by_ = deadline;
  }
  hurry();
  std::unique_lock held(mutex_);
  return changed_.wait_until(held, deadline, [&] { return ended_; }) && queue_.waiting() == 0 && !doubtful_;
}

void LogForwarder::core::hurry() {
  net::asio::post(context_, [this] {
    hurry_ = !link_;
    pause_.cancel();
  });
}

void LogForwarder::core::stop() {
  {
    const std::lock_guard held(mutex_);
    stopping_ = true;
  }
  net::asio::post(context_, [this] {
    pause_.cancel();
    if (link_) link_->close();
  });
  std::unique_lock held(mutex_);
  // An attempt to connect cannot be ended in order; it is dropped.
  if (!changed_.wait_for(held, std::chrono::milliseconds(200), [&] { return ended_; })) context_.stop();
  held.unlock();
  thread_.join();
}

bool LogForwarder::core::goes_on() const {
  const std::lock_guard held(mutex_);
  return !stopping_ && !(closing_ && queue_.waiting() == 0);
}

net::asio::awaitable<void> LogForwarder::core::run() {
  while (goes_on()) {
    const bool last = look([this](const auto&) { return closing_; });
    auto stream = co_await connect();
    if (stream) co_await serve(std::move(stream));
    if (last) break;
    co_await wait_to_reconnect();
  }
}

net::asio::awaitable<void> LogForwarder::core::wait_to_reconnect() {
  const auto waits = [this] { return !hurry_ && look([this](const auto&) { return !stopping_ && !closing_; }); };
  pause_.expires_after(options_.reconnect_timer);
  while (waits() && std::chrono::steady_clock::now() < pause_.expiry()) co_await pause_.async_wait(net::as_result);
}

net::asio::awaitable<std::shared_ptr<net::byte_stream>> LogForwarder::core::connect() {
  hurry_ = false;
  auto connected = co_await net::connect_async(host_, port_, net::deadline_after(options_.connect_timeout),
                                               options_.tls, *options_.log);
  if (connected) {
    say(log_level::info, "connected to " + (*connected)->peer());
    co_return *std::move(connected);
  }
  // Once for each time without a server.
  if (!std::exchange(told_, true)) say(log_level::warning, connected.error().message + "; trying again");
  set(state::failed);
  co_return nullptr;
}

net::asio::awaitable<void> LogForwarder::core::serve(std::shared_ptr<net::byte_stream> stream) {
  const auto link = std::make_shared<forward_link>(std::move(stream));
  link_ = link;
  link->start([this] { pause_.cancel(); });
  sent_on_link_ = 0;
  bool good = co_await link->greet(options_.refusal_time);
  if (good) {
    told_ = false;
    set(state::connected);
  }
  while (good && !link->ended()) good = co_await send_some(*link);
  const auto [all_sent, deadline] = look([this](const auto& queue) {
    return std::pair{closing_ && queue.waiting() == 0, close_by_};
  });
  const bool parts = all_sent && sent_on_link_ > 0 && !link->ended();
  const bool in_order = parts && co_await link->part(deadline);
  set(state::failed);
  conclude(*link, in_order);
  link->close();
  link_.reset();
}

void LogForwarder::core::conclude(const forward_link& link, bool in_order) {
  if (in_order || (!link.ended() && sent_on_link_ == 0)) return;
  const auto* const next = look([this](const auto&) { return closing_; }) ? "" : "; trying again";
  if (sent_on_link_ == 0) {
    if (!std::exchange(told_, true)) say(log_level::warning, link.reason() + ": nothing was sent" + next);
    return;
  }
  say(log_level::warning, link.reason() + ": the last records may be lost" + next);
  const std::lock_guard held(mutex_);
  doubtful_ = true;
}

net::asio::awaitable<bool> LogForwarder::core::send_some(forward_link& link) {
  forward_batch batch;
  {
    const std::lock_guard held(mutex_);
    if (stopping_) co_return false;
    batch = queue_.take(batch_bytes);
    idle_ = batch.ends.empty();
    if (idle_ && closing_) co_return false;
  }
  if (batch.ends.empty()) {
    co_await wait_for_records();
    co_return true;
  }
  const auto [error, count] = co_await link.write(batch.bytes);
  sent_on_link_ += count;
  const std::lock_guard held(mutex_);
  if (error)
    queue_.put_back(std::move(batch), count);
  else
    queue_.sent(batch);
  changed_.notify_all();
  co_return !error;
}

net::asio::awaitable<void> LogForwarder::core::wait_for_records() {
  pause_.expires_at(net::never);
  // What woke it before the wait began, and after idle was set, was run by nobody yet: this thread runs it.
  co_await pause_.async_wait(net::as_result);
}

void LogForwarder::core::set(state now) {
  const std::lock_guard held(mutex_);
  state_ = now;
  if (now == state::failed) ++failures_;
  changed_.notify_all();
}

void LogForwarder::core::say(log_level level, const std::string& message) const {
  options_.log->log(level, "sipyco.logs", message);
}

}  // namespace sipyco::logs
