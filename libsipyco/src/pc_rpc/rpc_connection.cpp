// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/rpc_connection.hpp"

#include <utility>
#include <variant>

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>
#include <boost/asio/experimental/awaitable_operators.hpp>

#include <sipyco/pc_rpc/target_async.hpp>

#include "base/escape.hpp"
#include "net/deadline_watch.hpp"
#include "pc_rpc/mailbox.hpp"
#include "pc_rpc/method_list.hpp"
#include "protocol/rpc_handshake.hpp"

namespace sipyco::pc_rpc {

rpc_connection::rpc_connection(std::shared_ptr<rpc_service> service, std::shared_ptr<net::byte_stream> stream)
    : service_(std::move(service)),
      stream_(std::move(stream)),
      peer_(std::make_shared<rpc_peer>(service_->greeting_line, service_->options.wire, service_->options.decode)) {}

rpc_connection::~rpc_connection() {
  // A worker that is left behind with the duplicate must not keep the connection open.
  if (peer_->socket) ::shutdown(peer_->socket.get(), SHUT_RDWR);
}

net::asio::awaitable<void> rpc_connection::serve(std::shared_ptr<rpc_service> service,
                                                 std::shared_ptr<net::byte_stream> stream) {
  rpc_connection connection(std::move(service), std::move(stream));
  co_await connection.run();
}

net::asio::awaitable<void> rpc_connection::run() {
  while (auto todo = co_await next_action()) {
    const bool goes_on = co_await perform(*std::move(todo));
    if (!goes_on) co_return;
  }
}

net::asio::awaitable<std::optional<protocol::rpc_server_action>> rpc_connection::next_action() {
  if (pending_) co_return std::exchange(pending_, std::nullopt);
  const auto deadline =
      peer_->session.awaits_banner() ? net::deadline_after(service_->options.handshake_timeout) : net::never;
  while (true) {
    const auto line = peer_->framer.next();
    if (!line) {
      log(log_level::warning, line.error().message);
      co_return std::nullopt;
    }
    if (*line) co_return peer_->session.on_line(**line);
    if (ended_) {
      const auto last = peer_->framer.finish();
      co_return last ? std::optional(peer_->session.on_unfinished_line(*last)) : std::nullopt;
    }
    const bool filled = co_await fill(deadline);
    if (!filled) co_return std::nullopt;
  }
}

net::asio::awaitable<bool> rpc_connection::fill(net::time_point deadline) {
  std::optional<net::deadline_watch> watch;
  if (deadline != net::never) watch.emplace(stream_).set(deadline);
  const auto [error, count] = co_await stream_->read_some(peer_->framer.prepare());
  peer_->framer.commit(count);
  ended_ = error == net::asio::error::eof;
  if (watch && watch->fired()) log(log_level::info, "no banner in time");
  if (error) log_reason();
  co_return !error || ended_;
}

net::asio::awaitable<bool> rpc_connection::perform(action todo) {
  if (auto* const send = std::get_if<protocol::send_line>(&todo)) co_return co_await write(std::move(send->line));
  if (auto* const chosen = std::get_if<protocol::select_target>(&todo))
    co_return co_await select(std::move(chosen->name));
  if (auto* const run = std::get_if<protocol::run_call>(&todo)) co_return co_await call(std::move(run->request));
  if (std::holds_alternative<protocol::list_methods>(todo))
    co_return co_await write(protocol::ok_line(document_target(*peer_->target, service_->options.builtin_terminate),
                                               peer_->session.version()));
  log(log_level::info, std::get<protocol::close_connection>(todo).reason);
  co_return false;
}

net::asio::awaitable<bool> rpc_connection::write(std::string line) {
  const auto [error, count] = co_await stream_->write(line);
  co_return !error;
}

net::asio::awaitable<bool> rpc_connection::select(std::string name) {
  const auto found = service_->targets.find(name);
  if (found == service_->targets.end()) {
    log(log_level::info, "no target of the name " + name);
    co_return false;
  }
  peer_->target = found->second.get(server_link(service_->link));
  peer_->framer.set_max_line_bytes(service_->options.wire.max_line_bytes);
  const auto names = callable_names(*peer_->target, service_->options.builtin_terminate);
  co_return co_await write(protocol::method_set_line(names, peer_->session.version()));
}

net::asio::awaitable<bool> rpc_connection::call(protocol::call_request request) {
  if (service_->options.builtin_terminate && request.name == terminate_name) co_return co_await terminate();
  auto prepared = prepare(*peer_->target, request);
  if (const auto* const raised = std::get_if<protocol::packed_exception>(&prepared))
    co_return co_await write(protocol::failed_line(*raised, peer_->session.version()));
  auto& ready = std::get<prepared_call>(prepared);
  if (ready.callee->coroutine) co_return co_await call_coroutine(std::move(ready));
  co_return co_await call_plain(std::move(ready));
}

net::asio::awaitable<bool> rpc_connection::terminate() {
  const bool written = co_await write(protocol::ok_line(Value(), peer_->session.version()));
  service_->terminate();
  co_return written;
}

net::asio::awaitable<bool> rpc_connection::call_coroutine(prepared_call call) {
  std::optional<call_outcome> outcome;
  {
    std::optional<net::async_lock::guard> guard;
    if (!service_->is_parallel(*call.callee)) {
      if (service_->lock.locked()) service_->serial->recall();
      guard.emplace(co_await service_->lock.acquire());
    }
    if (service_->options.cancel_when_client_leaves)
      outcome = co_await run_while_client_stays(call);
    else
      outcome = co_await run_coroutine(call);
  }
  if (!outcome) log(log_level::info, "the client left during " + call.where + "(), which was cancelled");
  if (!outcome) co_return false;
  if (outcome->exits) co_return exit();
  co_return co_await write(std::move(outcome->line));
}

net::asio::awaitable<call_outcome> rpc_connection::run_coroutine(const prepared_call& call) {
  try {
    const Value returned = co_await call.callee->coroutine->run(*call.callee, call.bound);
    co_return call_outcome{protocol::ok_line(returned, peer_->session.version())};
  } catch (...) {
    co_return raised_outcome(call, peer_->session.version());
  }
}

net::asio::awaitable<std::optional<call_outcome>> rpc_connection::run_while_client_stays(const prepared_call& call) {
  using namespace net::asio::experimental::awaitable_operators;
  auto first = co_await (run_coroutine(call) || client_leaves());
  if (auto* const outcome = std::get_if<call_outcome>(&first)) co_return std::move(*outcome);
  co_return std::nullopt;
}

net::asio::awaitable<void> rpc_connection::client_leaves() {
  const bool stays = co_await fill(net::never);
  if (!stays || ended_) co_return;
  // It has sent its next request already: then nothing more is read until it is answered.
  net::asio::steady_timer for_ever(stream_->get_executor(), net::never);
  co_await for_ever.async_wait(net::as_result);
}

net::asio::awaitable<bool> rpc_connection::call_plain(prepared_call call) {
  returned_peer returned = co_await lend(std::move(call));
  if (returned.exits) co_return exit();
  if (!returned.unsent.empty()) {
    const bool written = co_await write(std::move(returned.unsent));
    if (!written) co_return false;
  }
  if (returned.broken) log(log_level::warning, returned.broken->message);
  pending_ = std::move(returned.action);
  co_return !returned.broken;
}

net::asio::awaitable<returned_peer> rpc_connection::lend(prepared_call call) {
  const bool is_parallel = service_->is_parallel(*call.callee);
  std::optional<net::async_lock::guard> guard;
  if (!is_parallel) {
    if (service_->lock.locked()) service_->serial->recall();
    guard.emplace(co_await service_->lock.acquire());
  }
  if (!peer_->socket && stream_->socket_handle() >= 0) peer_->socket.reset(::dup(stream_->socket_handle()));
  peer_->is_plain = peer_->socket && stream_->native_handle() >= 0;
  const bool all_parallel = service_->options.allow_parallel;
  const auto runs_there = [=](const method& m) { return m.plain && (all_parallel || m.is_parallel) == is_parallel; };
  if (peer_->is_plain) stream_->lend();
  posted_value<returned_peer> back(stream_->get_executor());
  auto send_back = back.sender(service_->box);
  service_->pool_for(*call.callee)
      .submit([peer = peer_, runs_there, send_back, call = std::move(call)](worker_pool::worker& thread) mutable {
        send_back(lent_peer(peer, runs_there).serve(std::move(call), thread));
      });
  if (guard && service_->lock.waiting() > 0) service_->serial->recall();
  returned_peer returned = co_await back.wait();
  stream_->take_back();
  co_return returned;
}

bool rpc_connection::exit() {
  if (service_->options.builtin_terminate) service_->terminate();
  return false;
}

void rpc_connection::log_reason() const {
  const auto why = stream_->explain();
  if (why && why->kind == failure_kind::tls)
    service_->options.log->log(log_level::warning, "sipyco.pc_rpc", base::escape_to_one_line(why->message));
}

void rpc_connection::log(log_level level, const std::string& message) const {
  service_->options.log->log(level, "sipyco.pc_rpc",
                             fmt::format("{}: {}", stream_->peer(), base::escape_to_one_line(message)));
}

}  // namespace sipyco::pc_rpc
