// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/follow.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/errors.hpp>
#include <sipyco/sync_struct/subscriber_async.hpp>

#include <fmt/format.h>

#include <utility>

namespace sipyco::syncdump {

namespace {

namespace asio = boost::asio;

cli::fatal_error no_such_notifier(const options& given) {
  return {cli::exit_code::no_such_name,
          fmt::format("{} port {} closed the connection: there is no notifier '{}', or its structure cannot be encoded",
                      given.host, given.port, given.notifier)};
}

sync_struct::subscriber_options subscriber_options(const options& given) {
  using std::chrono::milliseconds;
  sync_struct::subscriber_options out;
  out.connect_timeout =
      given.connect_timeout ? std::chrono::ceil<milliseconds>(*given.connect_timeout) : milliseconds(0);
  return out;
}

}  // namespace

asio::awaitable<void> follow(const options& given, view& shown) {
  sync_struct::AsyncSubscriber subscriber(given.notifier, subscriber_options(given));
  co_await subscriber.connect(given.host, given.port);
  event happened;
  while (auto mod = co_await subscriber.receive()) {
    happened.mod = std::move(*mod);
    happened.time = std::chrono::system_clock::now();
    happened.resync = happened.mod.action == sync_struct::ModAction::init && happened.sequence > 0;
    if (!shown.show(happened, subscriber.target())) co_return;
    ++happened.sequence;
  }
  if (!subscriber.initialized()) throw no_such_notifier(given);
  throw ConnectionLost(fmt::format("{} port {} closed the connection", given.host, given.port),
                       connection_loss::end_of_file);
}

}  // namespace sipyco::syncdump
