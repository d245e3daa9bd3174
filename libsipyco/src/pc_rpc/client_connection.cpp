// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/client_connection.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "pc_rpc/call_failure.hpp"
#include "pc_rpc/handshake_failure.hpp"

namespace sipyco::pc_rpc {
namespace {

net::blocking_socket connect(const std::string& host, std::uint16_t port, const client_options& options,
                             const interruption& waits, net::time_point deadline) {
  const net::waiting until{deadline, {options.wake_descriptor, waits.descriptor()}};
  if (!options.tls) return net::blocking_socket::connect(host, port, until).value();
  return net::blocking_socket::connect_tls(host, port, until, *options.tls, *options.log).value();
}

}  // namespace

Client::connection::connection(const std::string& host, std::uint16_t port, const target_selection& target,
                               const client_options& options, std::shared_ptr<interruption> waits)
    : connection(host, port, target, options, std::move(waits), net::deadline_after(options.connect_timeout)) {}

Client::connection::connection(const std::string& host, std::uint16_t port, const target_selection& target,
                               const client_options& options, std::shared_ptr<interruption> waits,
                               net::time_point deadline)
    : connect_timeout_(options.connect_timeout),
      session_(options.force_pyon_v1, options.decode),
      channel_(connect(host, port, options, *waits, deadline), options.wake_descriptor, waits, options.wire) {
  greet(deadline);
  if (!target.is_none()) select_until(target, deadline);
}

std::string_view Client::connection::handshake_line(std::string_view sent, net::time_point deadline) {
  const auto step = session_.target() ? handshake_step::method_set : handshake_step::greeting;
  auto line = [&]() -> result<std::string_view> {
    if (auto done = channel_.send(sent, deadline); !done) return done.error();
    return channel_.read_line(deadline);
  }();
  if (line) return *line;
  throw_failure(
      explain_handshake(line.error(), step, channel_.socket().peer(), connect_timeout_, channel_.unfinished_line()));
}

void Client::connection::greet(net::time_point deadline) {
  const std::string_view line = handshake_line(protocol::rpc_client_session::banner_line(), deadline);
  if (!session_.on_greeting(line)) throw_failure(not_pc_rpc(handshake_step::greeting, channel_.socket().peer(), line));
  id_ = {session_.greeting().targets, session_.greeting().description};
}

void Client::connection::select(const target_selection& target) {
  select_until(target, net::deadline_after(connect_timeout_));
}

void Client::connection::select_until(const target_selection& target, net::time_point deadline) {
  if (session_.target()) throw ValueError("the target '" + *session_.target() + "' is selected already");
  const auto request = session_.select(target.name());
  if (!request) throw_failure(in_context(request.error(), channel_.socket().peer()));
  const std::string_view line = handshake_line(*request, deadline);
  if (!session_.on_methods(line)) throw_failure(not_pc_rpc(handshake_step::method_set, channel_.socket().peer(), line));
  channel_.end_handshake();
}

void Client::connection::require_target() const {
  if (!session_.target())
    throw ValueError("no target of " + channel_.socket().peer() + " is selected: call select_rpc_target first");
}

void Client::connection::require_method(std::string_view name) const {
  require_target();
  if (!std::ranges::binary_search(session_.methods(), name))
    throw AttributeError(
        fmt::format("target '{}' of {} has no method '{}'", *session_.target(), channel_.socket().peer(), name));
}

std::string Client::connection::request(std::string_view method, std::span<const Value> arguments,
                                        const Dict& keywords) const {
  require_method(method);
  return session_.encode_call(method, arguments, keywords);
}

Value Client::connection::call(std::string_view method, std::span<const Value> arguments, const Dict& keywords,
                               net::time_point deadline) {
  return exchange(method, request(method, arguments, keywords), deadline);
}

Value Client::connection::method_list(net::time_point deadline) {
  require_target();
  return exchange("get_rpc_method_list", session_.encode_method_list(), deadline);
}

Value Client::connection::exchange(std::string_view what, const std::string& request, net::time_point deadline) {
  reply_channel::call mine;
  channel_.send_requests({&request, 1}, {&mine, 1}, deadline);
  return receive(mine, what, deadline);
}

Value Client::connection::receive(reply_channel::call& sent, std::string_view method, net::time_point deadline) {
  std::optional<result<protocol::rpc_reply>> reply;
  std::exception_ptr thrown;
  const auto done = channel_.receive(sent, deadline, [&](std::string_view line) {
    try {
      reply = session_.decode_reply(line);
    } catch (...) {
      thrown = std::current_exception();
    }
  });
  if (!done) throw_failure(call_failure(done.error(), method));
  if (thrown) std::rethrow_exception(thrown);
  return answer_of(*std::move(reply), method);
}

}  // namespace sipyco::pc_rpc
