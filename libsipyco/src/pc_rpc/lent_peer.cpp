// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/lent_peer.hpp"

#include <cerrno>
#include <chrono>
#include <utility>
#include <variant>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "pc_rpc/running_call.hpp"

namespace sipyco::pc_rpc {
namespace {

// Long enough for a client that calls in a loop, short enough to cost nothing when it does not.
constexpr std::chrono::milliseconds linger{1};

// Less than it takes to wake a client.
constexpr std::chrono::microseconds quick{50};

}  // namespace

returned_peer lent_peer::serve(prepared_call first, worker_pool::worker& thread) {
  const running_call told_to_methods(peer_->socket.get(), thread);
  for (std::optional<prepared_call> call = std::move(first); call; call = next_call(thread)) {
    const auto begin = std::chrono::steady_clock::now();
    call_outcome outcome = run_plain(*call, peer_->session.version());
    // After a quick call another is likely to be quick.
    const bool more_follows = peer_->framer.buffered() > 0 && std::chrono::steady_clock::now() - begin < quick;
    out_.exits = outcome.exits;
    // A method that was told of the server's end may have returned half of its result.
    if (outcome.exits || thread.stopping() || !send(outcome.line, more_follows)) break;
  }
  push();
  return std::move(out_);
}

bool lent_peer::send(std::string_view line, bool more_follows) {
  if (peer_->is_plain) {
    is_held_ = more_follows;
    const int flags = MSG_NOSIGNAL | MSG_DONTWAIT | (more_follows ? MSG_MORE : 0);
    const auto sent = ::send(peer_->socket.get(), line.data(), line.size(), flags);
    if (sent > 0) line.remove_prefix(static_cast<std::size_t>(sent));
  }
  // What did not go, because of an error too, is left to who can wait.
  out_.unsent = line;
  return line.empty();
}

void lent_peer::push() {
  const int on = 1;  // it is on; to set it again sends what is held
  if (std::exchange(is_held_, false)) ::setsockopt(peer_->socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

std::optional<prepared_call> lent_peer::next_call(worker_pool::worker& thread) {
  while (peer_->is_plain && next_action(thread)) {
    const auto* const run = std::get_if<protocol::run_call>(&*out_.action);
    if (!run) break;
    const method* const callee = peer_->target->find(run->request.name);
    if (!callee || !runs_here_(*callee)) break;
    auto prepared = prepare(*peer_->target, run->request);
    out_.action.reset();
    if (auto* const call = std::get_if<prepared_call>(&prepared)) return std::move(*call);
    const auto& error = std::get<protocol::packed_exception>(prepared);
    if (!send(protocol::failed_line(error, peer_->session.version()), false)) break;
  }
  return std::nullopt;
}

bool lent_peer::next_action(worker_pool::worker& thread) {
  while (true) {
    const auto line = peer_->framer.next();
    if (!line) {
      out_.broken = line.error();
      return false;
    }
    if (*line) {
      out_.action = peer_->session.on_line(**line);
      return true;
    }
    if (!await_bytes(thread)) return false;
  }
}

bool lent_peer::await_bytes(worker_pool::worker& thread) {
  push();
  auto got = received::nothing;
  const bool found = peer_->spin.until([&] {
    if (thread.wanted()) return true;
    got = receive();
    return got != received::nothing;
  });
  if (!found && thread.wait_readable(peer_->socket.get(), linger) == worker_pool::worker::event::readable)
    got = receive();
  return got == received::bytes;
}

lent_peer::received lent_peer::receive() {
  const auto room = peer_->framer.prepare();
  const auto got = ::recv(peer_->socket.get(), room.data(), room.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return received::nothing;
  if (got <= 0) return received::end;
  peer_->framer.commit(static_cast<std::size_t>(got));
  return received::bytes;
}

}  // namespace sipyco::pc_rpc
