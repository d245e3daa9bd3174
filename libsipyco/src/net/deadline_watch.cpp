// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/deadline_watch.hpp"

#include <utility>

namespace sipyco::net {

struct deadline_watch::state {
  explicit state(std::shared_ptr<byte_stream> watched) : timer(watched->get_executor()), stream(std::move(watched)) {}

  asio::steady_timer timer;
  std::weak_ptr<byte_stream> stream;
  time_point deadline = never;
  bool running = false;
  bool fired = false;
};

deadline_watch::deadline_watch(std::shared_ptr<byte_stream> stream)
    : state_(std::make_shared<state>(std::move(stream))) {}

deadline_watch::~deadline_watch() {
  if (!state_) return;
  state_->deadline = never;
  state_->timer.cancel();
}

void deadline_watch::set(time_point deadline) {
  state_->deadline = deadline;
  if (deadline == never) return;
  if (state_->running && state_->timer.expiry() <= deadline) return;
  if (state_->running) {
    state_->timer.expires_at(deadline);  // the wait ends early and is begun anew
    return;
  }
  state_->timer.expires_at(deadline);
  run(state_);
}

bool deadline_watch::fired() const noexcept { return state_->fired; }

void deadline_watch::run(std::shared_ptr<state> watched) {
  watched->running = true;
  auto& timer = watched->timer;
  timer.async_wait([watched = std::move(watched)](error_code) {
    watched->running = false;
    if (watched->deadline == never) return;
    if (std::chrono::steady_clock::now() < watched->deadline) {
      watched->timer.expires_at(watched->deadline);
      return run(watched);
    }
    watched->fired = true;
    if (const auto stream = watched->stream.lock()) stream->close();
  });
}

}  // namespace sipyco::net
