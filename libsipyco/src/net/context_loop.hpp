// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>

#include "net/asio.hpp"

#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace sipyco::net {

/// The context that an object of the public interface runs on: the caller's, or one of its own with a thread.
class context_loop {
 public:
  /// `given` is null for a context of its own. What escapes from handlers on its thread is logged.
  context_loop(asio::io_context* given, log_sink& log, std::string log_name);
  /// The thread is ended, if `finish` has not done so.
  ~context_loop();
  context_loop(const context_loop&) = delete;
  context_loop& operator=(const context_loop&) = delete;

  [[nodiscard]] asio::io_context& context() noexcept { return context_; }
  [[nodiscard]] asio::any_io_executor executor() { return context_.get_executor(); }
  [[nodiscard]] bool is_own() const noexcept { return own_ != nullptr; }

  /// Runs `work` on the context's thread and returns when it is done; rethrows what it throws. On a caller's context
  /// the caller is that thread, or nobody runs it.
  void call(const std::function<void()>& work);
  /// Runs a coroutine to its end and ends the thread. On a caller's context it is only begun.
  void finish(asio::awaitable<void> last);

 private:
  void run();
  void start_thread();

  std::unique_ptr<asio::io_context> own_;
  asio::io_context& context_;
  log_sink& log_;
  std::string log_name_;
  std::thread thread_;
};

}  // namespace sipyco::net
