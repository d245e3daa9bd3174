// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <sipyco/base/log.hpp>

namespace sipyco::tools {

/// What `atexit_register_coroutine` returns: runs its coroutine, on the context, when it goes out of scope.
class at_exit {
 public:
  using coroutine = std::function<boost::asio::awaitable<void>()>;  ///< Makes the coroutine when its time has come.

  at_exit(boost::asio::io_context& context, coroutine last, log_sink& log);  ///< See atexit_register_coroutine.
  at_exit(at_exit&& other) noexcept = default;                               ///< The other runs nothing then.
  at_exit& operator=(at_exit&& other) = delete;
  /// Runs the context until the coroutine has ended, or there is nothing left to run. What it throws is logged as an
  /// error.
  ~at_exit();

 private:
  struct state;
  std::shared_ptr<state> state_;
};

/// Python's `sipyco.tools.atexit_register_coroutine`, bound to a scope instead of the process, whose end the context
/// would not live to see:
///
///     boost::asio::io_context context;
///     Server server(context, ...);
///     const auto stopping = tools::atexit_register_coroutine(context, [&] { return async_stop(server); });
///     context.run();
///
/// Those registered later run first. `context` and `log` must outlive what is returned, and nobody may run the context
/// when it goes.
[[nodiscard]] at_exit atexit_register_coroutine(boost::asio::io_context& context, at_exit::coroutine last,
                                                log_sink& log = default_log_sink());

}  // namespace sipyco::tools
