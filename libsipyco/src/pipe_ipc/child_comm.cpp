// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pipe_ipc/child_comm.hpp>

#include <sipyco/base/connection_error.hpp>

#include "net/quiet_write.hpp"
#include "net/system_failure.hpp"
#include "net/waiting.hpp"
#include "pipe_ipc/address.hpp"
#include "protocol/line_framer.hpp"

#include <cerrno>
#include <utility>

#include <poll.h>

namespace sipyco::pipe_ipc {
namespace {

[[noreturn]] void lost(int error) {
  if (error == EBADF) throw ConnectionLost("pipe to the parent process closed here", connection_loss::closed_here);
  throw ConnectionLost("pipe to the parent process lost: " + net::error_text(error));
}

// What a caller or another process made non-blocking works too.
void wait_if_blocked(int fd, short events, int error) {
  if (error == EINTR) return;
  if (error != EAGAIN && error != EWOULDBLOCK) lost(error);
  net::wait_for(fd, events, {}).value();
}

}  // namespace

struct ChildComm::state {
  state(pipe_ends taken, std::size_t max_line_bytes) : ends(std::move(taken)), input(max_line_bytes) {}

  void fill() {
    const auto room = input.prepare();
    while (true) {
      const auto got = ::read(ends.read.get(), room.data(), room.size());
      if (got >= 0) {
        input.commit(static_cast<std::size_t>(got));
        ended = got == 0;
        return;
      }
      wait_if_blocked(ends.read.get(), POLLIN, errno);
    }
  }

  pipe_ends ends;
  protocol::line_framer input;
  bool ended = false;
};

ChildComm::ChildComm(std::string_view address, std::size_t max_line_bytes)
    : state_(std::make_unique<state>(take_address(address), max_line_bytes)) {}

ChildComm::ChildComm(ChildComm&& other) noexcept = default;
ChildComm& ChildComm::operator=(ChildComm&& other) noexcept = default;
ChildComm::~ChildComm() = default;

std::string ChildComm::read(std::size_t max_bytes) {
  if (max_bytes > 0 && state_->input.buffered() == 0 && !state_->ended) state_->fill();
  return std::string{state_->input.next_bytes(max_bytes)};
}

std::string ChildComm::readline() {
  while (true) {
    if (const auto line = state_->input.next().value()) return std::string{*line} += '\n';
    if (state_->ended) return std::string{state_->input.finish().value_or("")};
    state_->fill();
  }
}

void ChildComm::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = net::quiet_write(state_->ends.write.get(), bytes);
    if (sent >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    else
      wait_if_blocked(state_->ends.write.get(), POLLOUT, errno);
  }
}

void ChildComm::close() noexcept {
  state_->ends.read.reset();
  state_->ends.write.reset();
}

}  // namespace sipyco::pipe_ipc
