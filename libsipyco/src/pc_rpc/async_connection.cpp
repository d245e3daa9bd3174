// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/async_connection.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pc_rpc/call_failure.hpp"
#include "pc_rpc/handshake_failure.hpp"

namespace sipyco::pc_rpc {

/// A call on its way, in the frame of the coroutine that made it.
struct AsyncClient::connection::pending {
  pending(const net::asio::any_io_executor& executor, std::string line, net::time_point deadline)
      : request(std::move(line)), changed(executor, deadline) {}

  void finish(result<protocol::rpc_reply> how) {
    outcome = std::move(how);
    changed.cancel();
  }

  std::string request;
  net::asio::steady_timer changed;
  std::optional<result<protocol::rpc_reply>> outcome;
};

AsyncClient::connection::connection(std::shared_ptr<net::byte_stream> stream, const client_options& options)
    : connect_timeout_(options.connect_timeout),
      session_(options.force_pyon_v1, options.decode),
      limits_(options.wire),
      lines_(stream, options.wire.max_greeting_bytes),
      tasks_(stream->get_executor(), *options.log, "sipyco.pc_rpc"),
      awake_(stream->get_executor()) {}

AsyncClient::awaitable<std::string> AsyncClient::connection::handshake_line(std::string sent,
                                                                            net::time_point deadline) {
  const auto step = session_.target() ? handshake_step::method_set : handshake_step::greeting;
  const auto written = co_await lines_.write(std::move(sent), deadline);
  std::optional<failure> error;
  if (written) {
    const auto line = co_await lines_.read_line(deadline);
    if (line && *line) co_return std::string(**line);
    error = line ? failure{failure_kind::connection_lost, {}} : line.error();
  } else {
    error = written.error();
  }
  close();
  throw_failure(explain_handshake(*error, step, lines_.peer(), connect_timeout_, {}));
}

AsyncClient::awaitable<void> AsyncClient::connection::greet(net::time_point deadline) {
  const auto line = co_await handshake_line(protocol::rpc_client_session::banner_line(), deadline);
  if (!session_.on_greeting(line)) throw_failure(not_pc_rpc(handshake_step::greeting, lines_.peer(), line));
  id_ = {session_.greeting().targets, session_.greeting().description};
}

AsyncClient::awaitable<void> AsyncClient::connection::select(target_selection target, net::time_point deadline) {
  if (session_.target()) throw ValueError("the target '" + *session_.target() + "' is selected already");
  const auto request = session_.select(target.name());
  if (!request) throw_failure(in_context(request.error(), lines_.peer()));
  const auto line = co_await handshake_line(*request, deadline);
  if (!session_.on_methods(line)) throw_failure(not_pc_rpc(handshake_step::method_set, lines_.peer(), line));
  lines_.set_max_line_bytes(limits_.max_line_bytes);
  tasks_.spawn(read_answers(shared_from_this()), "reading from " + lines_.peer());
}

void AsyncClient::connection::require_method(std::string_view name) const {
  if (!session_.target())
    throw ValueError("no target of " + lines_.peer() + " is selected: call select_rpc_target first");
  if (!name.empty() && !std::ranges::binary_search(session_.methods(), name))
    throw AttributeError(fmt::format("target '{}' of {} has no method '{}'", *session_.target(), lines_.peer(), name));
}

AsyncClient::awaitable<Value> AsyncClient::connection::call(std::string method, std::vector<Value> arguments,
                                                            Dict keywords, std::chrono::milliseconds timeout) {
  require_method(method);
  auto request = session_.encode_call(method, arguments, keywords);
  return exchange(shared_from_this(), std::move(method), std::move(request), timeout);
}

AsyncClient::awaitable<Value> AsyncClient::connection::method_list(std::chrono::milliseconds timeout) {
  require_method({});
  return exchange(shared_from_this(), "get_rpc_method_list", session_.encode_method_list(), timeout);
}

AsyncClient::awaitable<Value> AsyncClient::connection::exchange(std::shared_ptr<connection> self, std::string what,
                                                                std::string request,
                                                                std::chrono::milliseconds timeout) {
  if (self->broken_) throw_failure(in_context(*self->broken_, what));
  pending mine(self->lines_.stream().get_executor(), std::move(request), net::deadline_after(timeout));
  struct leaving {
    connection& from;
    pending& call;
    ~leaving() { from.give_up(call); }
  } const left{*self, mine};
  self->send(mine);
  co_return co_await self->answer_to(mine, what);
}

void AsyncClient::connection::send(pending& call) {
  const std::size_t sent = writing_ ? 0 : lines_.try_write(call.request);
  if (sent > 0)
    begin(call);
  else
    unsent_.push_back(&call);
  if (sent == call.request.size()) return;
  if (sent > 0) half_sent_ = call.request.substr(sent);
  if (!std::exchange(writing_, true)) tasks_.spawn(write_requests(shared_from_this()), "writing to " + lines_.peer());
}

void AsyncClient::connection::begin(pending& call) {
  order_.add(call);
  largest_open_request_ = std::max(largest_open_request_, call.request.size());
}

AsyncClient::awaitable<Value> AsyncClient::connection::answer_to(pending& mine, std::string_view what) {
  const auto deadline = mine.changed.expiry();
  if (!mine.outcome) awake_.begin();
  if (!mine.outcome) co_await mine.changed.async_wait(net::as_result);
  if (mine.outcome) co_return answer_of(*std::move(mine.outcome), what);
  if (std::ranges::find(unsent_, &mine) != unsent_.end())
    throw_failure(in_context({failure_kind::interrupted, "given up before it was sent"}, what));
  const bool timed_out = std::chrono::steady_clock::now() >= deadline;
  throw_failure(call_failure(timed_out ? failure{failure_kind::timeout, lines_.peer() + " did not answer in time"}
                                       : failure{failure_kind::interrupted, "cancelled"},
                             what));
}

AsyncClient::awaitable<void> AsyncClient::connection::read_answers(std::shared_ptr<connection> self) {
  while (!self->broken_) {
    const auto line = co_await self->lines_.read_line();
    if (!line)
      self->break_off(line.error());
    else if (!*line)
      self->break_off(
          {failure_kind::connection_lost, "connection to " + self->lines_.peer() + " lost: closed by the peer"});
    else
      self->dispatch(**line);
  }
}

AsyncClient::awaitable<void> AsyncClient::connection::write_requests(std::shared_ptr<connection> self) {
  while ((!self->half_sent_.empty() || !self->unsent_.empty()) && !self->broken_) {
    std::string bytes = std::exchange(self->half_sent_, {});
    if (bytes.empty()) {
      pending* const next = self->unsent_.front();
      self->unsent_.pop_front();
      self->begin(*next);
      bytes = std::move(next->request);
    }
    const auto written = co_await self->lines_.write(std::move(bytes));
    if (!written) self->break_off(written.error());
  }
  self->writing_ = false;
}

void AsyncClient::connection::dispatch(std::string_view line) {
  const auto next = order_.next();
  if (!next) return break_off({failure_kind::protocol, lines_.peer() + " sent an answer that nobody asked for"});
  if (order_.open() == 0) largest_open_request_ = 0;
  awake_.end();
  if (*next) (*next)->finish(session_.decode_reply(line));
}

void AsyncClient::connection::give_up(pending& call) noexcept {
  order_.abandon(call);
  std::erase(unsent_, &call);
}

void AsyncClient::connection::break_off(failure error) {
  if (broken_) return;
  broken_ = with_size_hint(std::move(error), largest_open_request_);
  const failure reason = *broken_;
  order_.abandon_all([&](pending& call) { call.finish(reason); });
  for (pending* const call : std::exchange(unsent_, {})) call->finish(reason);
  lines_.close();
}

void AsyncClient::connection::close() noexcept {
  break_off({failure_kind::connection_closed, "the client was closed"});
}

}  // namespace sipyco::pc_rpc
