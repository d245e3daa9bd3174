// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/running_call.hpp"

#include <poll.h>

#include <sipyco/pc_rpc/this_call.hpp>

namespace sipyco::pc_rpc {
namespace {

thread_local const running_call* current = nullptr;

}  // namespace

running_call::running_call(int socket, const worker_pool::worker& thread) noexcept : socket_(socket), thread_(thread) {
  current = this;
}

running_call::~running_call() { current = nullptr; }

bool running_call::cancelled() const noexcept {
  if (thread_.stopping()) return true;
  pollfd polled{socket_, POLLRDHUP, 0};  // a negative descriptor is passed over
  return ::poll(&polled, 1, 0) > 0;
}

bool this_call::cancelled() noexcept { return current && current->cancelled(); }

}  // namespace sipyco::pc_rpc
