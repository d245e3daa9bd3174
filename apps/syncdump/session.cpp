// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/session.hpp"

#include "syncdump/backoff.hpp"

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/errors.hpp>

#include <fmt/format.h>

#include <utility>

namespace sipyco::syncdump {

namespace asio = boost::asio;

namespace {

constexpr std::string_view log_name = "syncdump";

std::string peer_of(const options& given) { return fmt::format("{} port {}", given.host, given.port); }

std::chrono::milliseconds milliseconds_of(const maybe_time& time) {
  return time ? std::chrono::ceil<std::chrono::milliseconds>(*time) : std::chrono::milliseconds(0);
}

sync_struct::subscriber_options subscriber_options(const options& given, log_sink& log) {
  sync_struct::subscriber_options out;
  out.connect_timeout = milliseconds_of(given.connect_timeout);
  out.only = given.wanted.path.steps();
  out.tls = cli::ssl_from_args(given.ssl);
  if (given.max_line_bytes) out.wire.max_line_bytes = out.decode.max_bytes = *given.max_line_bytes;
  out.log = &log;
  return out;
}

broadcast::receiver_options receiver_options(const options& given, log_sink& log) {
  const auto same = subscriber_options(given, log);
  return {same.connect_timeout, same.tls, same.wire, same.decode, same.log};
}

cli::fatal_error no_such_notifier(const options& given) {
  const std::string_view tls = cli::ssl_from_args(given.ssl) ? "" : "it wants TLS (--ssl), ";
  return {cli::exit_code::no_such_name,
          fmt::format("{} closed the connection: {}there is no notifier '{}', or its structure cannot be encoded",
                      peer_of(given), tls, given.notifier)};
}

/// Whether it may be better the next time.
bool is_passing(const ConnectionError& error) {
  return !dynamic_cast<const HostNotFound*>(&error) && !dynamic_cast<const TlsError*>(&error) &&
         !dynamic_cast<const Interrupted*>(&error) && !dynamic_cast<const ProtocolError*>(&error);
}

}  // namespace

session::session(const options& given, log_sink& log)
    : given_(given),
      log_(log),
      selector_(given.wanted),
      subscriber_(given.notifier, subscriber_options(given, log)),
      receiver_(given.notifier, receiver_options(given, log)) {
  next_.source = given.notifier;
  next_.is_message = given.broadcast;
}

asio::awaitable<void> session::connect() {
  if (given_.broadcast)
    co_await receiver_.connect(given_.host, given_.port);
  else
    co_await subscriber_.connect(given_.host, given_.port);
}

asio::awaitable<void> session::connect_patiently(view& shown) {
  backoff pauses(was_up_ ? maybe_time() : given_.wait_limit);
  while (true) {
    std::string why;
    try {
      co_await connect();
      if (was_up_) log_.log(log_level::warning, log_name, "connected to " + peer_of(given_) + " again");
      shown.connection(true);
      co_return;
    } catch (const ConnectionError& error) {
      if ((!was_up_ && !given_.wait) || !is_passing(error) || pauses.is_over()) throw;
      why = error.what();
    }
    log_.log(log_level::info, log_name, why);
    co_await pauses.wait();
  }
}

asio::awaitable<std::optional<event>> session::receive() {
  if (given_.broadcast) {
    auto message = co_await receiver_.receive();
    if (!message) co_return std::nullopt;
    next_.mod.value = std::move(*message);
  } else {
    auto mod = co_await subscriber_.receive();
    if (!mod) co_return std::nullopt;
    next_.mod = std::move(*mod);
  }
  next_.time = std::chrono::system_clock::now();
  next_.resync = !given_.broadcast && next_.mod.action == sync_struct::ModAction::init && was_up_;
  was_up_ = true;
  event out = std::exchange(next_, {});
  next_.source = out.source;
  next_.is_message = out.is_message;
  next_.sequence = out.sequence + 1;
  co_return out;
}

bool session::show(view& shown, event happened) {
  std::optional<event> narrowed = std::move(happened);
  if (!given_.broadcast) narrowed = selector_.narrow(*narrowed, subscriber_.target());
  if (!narrowed) return true;
  if (!given_.updates_only || given_.broadcast || narrowed->sequence > 0) ++shown_;
  const bool more = shown.show(*narrowed);
  reached_ = given_.until && given_.until->holds(given_.broadcast ? narrowed->mod.value : current());
  return more && !reached_;
}

/// False when the view has enough.
asio::awaitable<bool> session::receive_all(view& shown) {
  while (true) {
    auto happened = co_await receive();
    if (!happened) break;
    const bool more = show(shown, std::move(*happened));
    if (!more) co_return false;
  }
  if (!given_.broadcast && !subscriber_.initialized() && !was_up_) throw no_such_notifier(given_);
  throw ConnectionLost(peer_of(given_) + " closed the connection", connection_loss::end_of_file);
}

asio::awaitable<void> session::run(view& shown) {
  while (true) {
    co_await connect_patiently(shown);
    std::string why;
    try {
      const bool more = co_await receive_all(shown);
      if (!more) co_return;
    } catch (const ConnectionLost& error) {
      if (!given_.retry) throw;
      why = error.what();
    }
    was_up_ = true;
    shown.connection(false);
    log_.log(log_level::warning, log_name, why + "; trying again");
    backoff pause;
    co_await pause.wait();
  }
}

}  // namespace sipyco::syncdump
