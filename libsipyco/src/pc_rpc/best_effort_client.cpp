// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/best_effort_client.hpp>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/pc_rpc/client.hpp>

#include "net/waiting.hpp"

namespace sipyco::pc_rpc {

/// The client of the moment, and the thread that makes it.
class BestEffortClient::state {
 public:
  state(std::string host, std::uint16_t port, target_selection target, best_effort_options options);
  ~state() { close(); }

  std::optional<Value> call(std::string_view method, std::span<const Value> arguments, const Dict& keywords);
  /// Null when there is none.
  [[nodiscard]] std::shared_ptr<Client> current() const;
  void close();

 private:
  using lock = std::unique_lock<std::mutex>;

  /// Null, and a warning, when there is no connection to be had.
  [[nodiscard]] std::shared_ptr<Client> connect(std::chrono::milliseconds timeout);
  void connect_in_background();
  void forget(const std::shared_ptr<Client>& lost, const char* why);
  void require_method(std::string_view name) const;
  void warn(const std::string& message) const;

  const std::string host_;
  const std::uint16_t port_;
  const target_selection target_;
  const best_effort_options options_;
  net::waker closing_;
  bool in_background_ = false;  // set before the thread starts

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::shared_ptr<Client> client_;
  std::vector<std::string> methods_;  // of the last connection
  bool known_ = false;
  bool warned_ = false;
  bool closed_ = false;
  std::thread thread_;
};

BestEffortClient::state::state(std::string host, std::uint16_t port, target_selection target,
                               best_effort_options options)
    : host_(std::move(host)), port_(port), target_(std::move(target)), options_(std::move(options)) {
  client_ = connect(options_.firstcon_timeout);
  in_background_ = true;
  thread_ = std::thread([this] { connect_in_background(); });
}

void BestEffortClient::state::warn(const std::string& message) const {
  options_.client.log->log(log_level::warning, "sipyco.pc_rpc", message);
}

std::shared_ptr<Client> BestEffortClient::state::connect(std::chrono::milliseconds timeout) {
  client_options how = options_.client;
  how.connect_timeout = timeout;
  how.wake_descriptor = closing_.descriptor();
  how.reconnect = false;
  try {
    auto made = std::make_shared<Client>(host_, port_, target_, how);
    const lock held(mutex_);
    methods_ = made->methods();
    known_ = true;
    return made;
  } catch (const ConfigurationError&) {
    if (!in_background_) throw;
  } catch (const Error& error) {
    const lock held(mutex_);
    if (!closed_ && !std::exchange(warned_, true))
      warn(fmt::format("no connection, trying again in the background: {}", error.what()));
  }
  return nullptr;
}

void BestEffortClient::state::connect_in_background() {
  lock held(mutex_);
  while (!closed_) {
    changed_.wait(held, [&] { return closed_ || !client_; });
    if (closed_) return;
    held.unlock();
    auto made = connect(options_.client.connect_timeout);
    held.lock();
    if (made) {
      client_ = std::move(made);
      if (std::exchange(warned_, false)) warn(fmt::format("connected to {} port {} in the background", host_, port_));
    } else {
      changed_.wait_for(held, options_.retry, [&] { return closed_; });
    }
  }
}

std::shared_ptr<Client> BestEffortClient::state::current() const {
  const lock held(mutex_);
  return closed_ ? nullptr : client_;
}

void BestEffortClient::state::require_method(std::string_view name) const {
  const lock held(mutex_);
  if (known_ && !std::ranges::binary_search(methods_, name))
    throw AttributeError(fmt::format("the target at {} port {} has no method '{}'", host_, port_, name));
}

std::optional<Value> BestEffortClient::state::call(std::string_view method, std::span<const Value> arguments,
                                                   const Dict& keywords) {
  require_method(method);
  const auto used = current();
  if (!used) return std::nullopt;
  try {
    return used->call_value(method, arguments, keywords);
  } catch (const TimeoutError&) {
    return std::nullopt;  // its late answer is counted off
  } catch (const ConnectionError& error) {
    forget(used, error.what());
    return std::nullopt;
  }
}

void BestEffortClient::state::forget(const std::shared_ptr<Client>& lost, const char* why) {
  const lock held(mutex_);
  if (client_ != lost) return;
  client_.reset();
  if (!closed_ && !std::exchange(warned_, true)) warn(fmt::format("{}; connecting anew in the background", why));
  changed_.notify_all();
}

void BestEffortClient::state::close() {
  {
    const lock held(mutex_);
    closed_ = true;
    if (client_) client_->close_rpc();
    changed_.notify_all();
  }
  closing_.wake();
  if (thread_.joinable()) thread_.join();
}

BestEffortClient::BestEffortClient(std::string host, std::uint16_t port, target_selection target,
                                   best_effort_options options)
    : state_(std::make_unique<state>(std::move(host), port, std::move(target), std::move(options))) {}

BestEffortClient::BestEffortClient(BestEffortClient&&) noexcept = default;
BestEffortClient& BestEffortClient::operator=(BestEffortClient&&) noexcept = default;
BestEffortClient::~BestEffortClient() = default;

std::optional<Value> BestEffortClient::call_value(std::string_view method, std::span<const Value> arguments,
                                                  const Dict& keywords) {
  return state_->call(method, arguments, keywords);
}

bool BestEffortClient::is_connected() const noexcept { return state_->current() != nullptr; }

std::optional<std::string> BestEffortClient::get_selected_target() const {
  const auto used = state_->current();
  return used ? used->get_selected_target() : std::nullopt;
}

std::optional<std::string> BestEffortClient::get_local_host() const {
  const auto used = state_->current();
  return used ? std::optional(used->get_local_host()) : std::nullopt;
}

void BestEffortClient::close_rpc() noexcept { state_->close(); }

}  // namespace sipyco::pc_rpc
