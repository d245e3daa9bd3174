// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "pc_rpc/worker_pool.hpp"

namespace sipyco::pc_rpc {

/// What `this_call` tells of, on the thread where it lives, while it lives.
class running_call {
 public:
  /// `socket` is the client's, -1 when there is none to look at.
  running_call(int socket, const worker_pool::worker& thread) noexcept;
  running_call(const running_call&) = delete;
  running_call& operator=(const running_call&) = delete;
  ~running_call();

  [[nodiscard]] bool cancelled() const noexcept;

 private:
  int socket_;
  const worker_pool::worker& thread_;
};

}  // namespace sipyco::pc_rpc
