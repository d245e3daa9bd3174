// SPDX-License-Identifier: LGPL-3.0-or-later
#include <string>
#include <utility>

#include <boost/asio/post.hpp>

#include <sipyco/pc_rpc/server_async.hpp>
#include <sipyco/tools/signal_handler_async.hpp>

#include "net/asio.hpp"

namespace sipyco::pc_rpc {
namespace {

/// The signal that ended the wait; 0 when `terminate` did.
net::asio::awaitable<int> wait_for_end(tools::SignalHandler& signals) {
  try {
    co_return co_await signals.wait_terminate();
  } catch (const boost::system::system_error&) {
    co_return 0;
  }
}

}  // namespace

int simple_server_loop(target_map targets, const std::vector<std::string>& bind_addresses, std::uint16_t port,
                       server_options options) {
  options.builtin_terminate = true;
  log_sink& log = *options.log;
  net::asio::io_context context(1);
  tools::SignalHandler signals(context.get_executor());
  Server server(context, std::move(targets), std::move(options));
  server.on_terminate([&] { net::asio::post(context, [&] { signals.teardown(); }); });
  server.start(bind_addresses, port);
  log.log(log_level::info, "sipyco.pc_rpc", "listening on port " + std::to_string(server.port()));
  int ended_by = 0;
  net::asio::co_spawn(
      context,
      [&]() -> net::asio::awaitable<void> {
        ended_by = co_await wait_for_end(signals);
        signals.teardown();  // from now on a signal kills
        co_await async_stop(server);
        context.stop();
      },
      [](std::exception_ptr) {});
  context.run();
  return ended_by;
}

}  // namespace sipyco::pc_rpc
