// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/at_exit_async.hpp>

#include "net/asio.hpp"

#include <exception>
#include <string>
#include <utility>

namespace sipyco::tools {

struct at_exit::state {
  void report(const std::exception_ptr& thrown) noexcept {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
      log.log(log_level::error, "sipyco.tools", std::string("at exit: ") + error.what());
    } catch (...) {
      log.log(log_level::error, "sipyco.tools", "at exit: an exception of an unknown type");
    }
  }

  // True while there is more to run; a handler of somebody else's may throw.
  bool run_one() noexcept {
    try {
      return context.run_one() > 0;
    } catch (...) {
      report(std::current_exception());
      return true;
    }
  }

  net::asio::io_context& context;
  coroutine last;
  log_sink& log;
  bool ended = false;
};

at_exit::at_exit(boost::asio::io_context& context, coroutine last, log_sink& log)
    : state_(std::make_shared<state>(state{context, std::move(last), log})) {}

at_exit::~at_exit() {
  if (!state_) return;
  net::asio::co_spawn(state_->context, state_->last(), [self = state_](const std::exception_ptr& thrown) {
    self->ended = true;
    self->report(thrown);
  });
  state_->context.restart();
  while (!state_->ended && state_->run_one()) {
  }
}

at_exit atexit_register_coroutine(boost::asio::io_context& context, at_exit::coroutine last, log_sink& log) {
  return {context, std::move(last), log};
}

}  // namespace sipyco::tools
