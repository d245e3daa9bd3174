// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/connect_async.hpp"

#include "net/address.hpp"
#include "net/connect_failure.hpp"
#include "net/connect_race.hpp"
#include "net/system_failure.hpp"
#include "net/tcp_stream.hpp"
#include "net/tls_client.hpp"
#include "net/tls_stream.hpp"

#include <algorithm>
#include <list>
#include <optional>
#include <utility>

namespace sipyco::net {
namespace {

tcp::endpoint endpoint_of(const socket_address& address) {
  tcp::endpoint endpoint;
  endpoint.resize(address.size());
  std::copy_n(reinterpret_cast<const char*>(address.data()), address.size(), reinterpret_cast<char*>(endpoint.data()));
  return endpoint;
}

socket_address address_of(const tcp::endpoint& endpoint) {
  return {endpoint.data(), static_cast<socklen_t>(endpoint.size())};
}

asio::awaitable<bool> is_cancelled() {
  const auto state = co_await asio::this_coro::cancellation_state;
  co_return state.cancelled() != asio::cancellation_type::none;
}

failure gave_up(const std::string& peer, failure_kind kind) {
  return {kind, "cannot connect to " + peer + (kind == failure_kind::timeout ? ": timed out" : ": interrupted")};
}

/// What the attempts share with the coroutine that waits for one of them; they may outlive it.
struct race_state {
  explicit race_state(asio::any_io_executor executor) : changed(std::move(executor)) {}

  asio::steady_timer changed;
  std::list<tcp::socket> pending;
  connect_errors errors;
  std::optional<tcp::socket> winner;
};

void finish(race_state& race, std::list<tcp::socket>::iterator attempt, const socket_address& address,
            const error_code& error) {
  if (error)
    race.errors.emplace_back(address, error.value());
  else if (!race.winner)
    race.winner = std::move(*attempt);
  race.pending.erase(attempt);
  race.changed.cancel();
}

void start(const std::shared_ptr<race_state>& race, const socket_address& address) {
  const auto attempt = race->pending.emplace(race->pending.end(), race->changed.get_executor());
  attempt->async_connect(endpoint_of(address),
                         [race, attempt, address](const error_code& error) { finish(*race, attempt, address, error); });
}

asio::awaitable<result<tcp::socket>> run_race(std::shared_ptr<race_state> race, address_list addresses,
                                              std::string peer, time_point deadline) {
  std::size_t next = 0;
  while (true) {
    const bool more = next < addresses.size();
    if (!more && race->pending.empty()) co_return connect_failure(peer, race->errors);
    if (more) start(race, addresses[next++]);
    // A failure ends the wait early, and then the next address is tried at once.
    const auto until = next < addresses.size() ? std::chrono::steady_clock::now() + connect_stagger : never;
    race->changed.expires_at(std::min(until, deadline));
    if (!co_await is_cancelled()) co_await race->changed.async_wait(as_result);
    if (race->winner) co_return std::move(*race->winner);
    if (co_await is_cancelled()) co_return gave_up(peer, failure_kind::interrupted);
    if (std::chrono::steady_clock::now() >= deadline) co_return gave_up(peer, failure_kind::timeout);
  }
}

void close_all(race_state& race) {
  error_code ignored;
  for (auto& socket : race.pending) socket.close(ignored);
}

/// A look-up that may outlive the coroutine that asked: resolving can be neither cancelled nor bounded.
struct lookup_state {
  explicit lookup_state(const asio::any_io_executor& executor) : resolver(executor), done(executor) {}

  tcp::resolver resolver;
  asio::steady_timer done;
  bool ended = false;
  error_code error;
  tcp::resolver::results_type found;
};

void start(const std::shared_ptr<lookup_state>& lookup, const std::string& host, std::uint16_t port) {
  lookup->resolver.async_resolve(host, std::to_string(port), tcp::resolver::numeric_service,
                                 [lookup](const error_code& error, const tcp::resolver::results_type& found) {
                                   lookup->ended = true;
                                   lookup->error = error;
                                   lookup->found = found;
                                   lookup->done.cancel();
                                 });
}

address_list addresses_of(const tcp::resolver::results_type& found) {
  address_list addresses;
  for (const auto& entry : found) addresses.push_back(address_of(entry.endpoint()));
  return addresses;
}

asio::awaitable<result<address_list>> look_up(std::string host, std::uint16_t port, std::string peer,
                                              time_point deadline) {
  error_code not_numeric;
  const auto numeric = asio::ip::make_address(host, not_numeric);
  if (!not_numeric) co_return address_list{address_of(tcp::endpoint{numeric, port})};
  const auto lookup = std::make_shared<lookup_state>(co_await asio::this_coro::executor);
  lookup->done.expires_at(deadline);
  start(lookup, host, port);
  if (!co_await is_cancelled()) co_await lookup->done.async_wait(as_result);
  lookup->resolver.cancel();
  if (co_await is_cancelled()) co_return gave_up(peer, failure_kind::interrupted);
  if (!lookup->ended) co_return gave_up(peer, failure_kind::timeout);
  if (!lookup->error) co_return addresses_of(lookup->found);
  co_return failure{failure_kind::host_not_found,
                    "cannot connect to " + peer + ": unknown host " + host + " (" + lookup->error.message() + ")"};
}

asio::awaitable<result<tcp::socket>> connect(std::string host, std::uint16_t port, time_point deadline) {
  const auto peer = peer_name(host, port);
  const auto addresses = co_await look_up(std::string{without_brackets(host)}, port, peer, deadline);
  if (addresses.has_error()) co_return addresses.error();
  const auto race = std::make_shared<race_state>(co_await asio::this_coro::executor);
  auto socket = co_await run_race(race, interleaved(*addresses), peer, deadline);
  close_all(*race);
  co_return socket;
}

asio::awaitable<result<std::shared_ptr<byte_stream>>> secure(tcp::socket socket, tls_context context,
                                                             time_point deadline, log_sink& log) {
  const auto stream = std::make_shared<tls_stream>(std::move(socket), std::move(context));
  const auto opened = co_await stream->open(deadline);
  if (!opened) co_return opened.error();
  warn_of(stream->notice(), log);
  co_return stream;
}

asio::awaitable<result<std::shared_ptr<byte_stream>>> connect(std::string host, std::uint16_t port, time_point deadline,
                                                              std::optional<SimpleSSLConfig> tls, log_sink& log) {
  std::optional<tls_context> context;
  if (tls) {
    auto loaded = client_context(*tls, log);
    if (!loaded) co_return loaded.error();
    context = *std::move(loaded);
  }
  auto socket = co_await connect(std::move(host), port, deadline);
  if (!socket) co_return socket.error();
  if (context) co_return co_await secure(std::move(*socket), *std::move(context), deadline, log);
  co_return std::make_shared<tcp_stream>(std::move(*socket));
}

}  // namespace

asio::awaitable<result<std::shared_ptr<byte_stream>>> connect_async(std::string host, std::uint16_t port,
                                                                    time_point deadline,
                                                                    std::optional<SimpleSSLConfig> tls, log_sink& log) {
  // A cancelled wait is a value here, not an exception; the caller's choice is restored.
  const bool throws = co_await asio::this_coro::throw_if_cancelled();
  co_await asio::this_coro::throw_if_cancelled(false);
  auto stream = co_await connect(std::move(host), port, deadline, std::move(tls), log);
  co_await asio::this_coro::throw_if_cancelled(throws);
  co_return stream;
}

}  // namespace sipyco::net
