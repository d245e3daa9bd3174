// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/wakeful_loop.hpp"

#include "net/brief_spin.hpp"

#include <boost/asio/post.hpp>

#include <chrono>
#include <utility>

namespace sipyco::net {

/// Outlives its owner by the turn that is posted.
struct wakeful_loop::state {
  explicit state(asio::any_io_executor used) : executor(std::move(used)) {}

  asio::any_io_executor executor;
  spin_policy policy;
  std::chrono::steady_clock::time_point end;
  bool wanted = false;
  bool posted = false;  // a turn, so that the loop finds work instead of sleeping
};

wakeful_loop::wakeful_loop(asio::any_io_executor executor) : state_(std::make_shared<state>(std::move(executor))) {}

wakeful_loop::~wakeful_loop() { state_->wanted = false; }

void wakeful_loop::begin() {
  if (state_->wanted || !state_->policy.allows()) return;
  state_->wanted = true;
  state_->end = std::chrono::steady_clock::now() + spin_policy::longest;
  if (!state_->posted) turn(state_);
}

void wakeful_loop::end() noexcept {
  if (std::exchange(state_->wanted, false)) state_->policy.succeeded();
}

void wakeful_loop::turn(std::shared_ptr<state> awake) {
  awake->posted = true;
  const auto executor = awake->executor;
  asio::post(executor, [awake = std::move(awake)] {
    awake->posted = false;
    if (!awake->wanted) return;
    if (std::chrono::steady_clock::now() < awake->end) return turn(awake);
    awake->wanted = false;
    awake->policy.failed();
  });
}

}  // namespace sipyco::net
