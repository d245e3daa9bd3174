// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>

namespace sipyco::protocol {

/// Which call each answer belongs to: a server answers in the order of the requests. A call that was given up keeps its
/// place, so that its late answer is counted off and never taken for another's.
template <class Call>
class reply_order {
 public:
  /// A request was sent; `call` stays where it is until it is abandoned or answered.
  void add(Call& call) { calls_.push_back(&call); }

  /// Nobody waits for the answer any more.
  void abandon(const Call& call) noexcept {
    const auto found = std::find(calls_.begin(), calls_.end(), &call);
    if (found != calls_.end()) *found = nullptr;
  }

  /// An answer came: whose it is, null when that call was given up; nothing when no request is open, so that the peer
  /// has broken the protocol.
  [[nodiscard]] std::optional<Call*> next() {
    if (calls_.empty()) return std::nullopt;
    Call* const call = calls_.front();
    calls_.pop_front();
    return call;
  }

  /// The first call that is waited for, or null.
  [[nodiscard]] Call* first_waiting() const noexcept {
    const auto found = std::find_if(calls_.begin(), calls_.end(), [](const Call* call) { return call != nullptr; });
    return found == calls_.end() ? nullptr : *found;
  }
  /// Requests without an answer yet, those given up included.
  [[nodiscard]] std::size_t open() const noexcept { return calls_.size(); }

  /// Gives up all calls, after `each` has been told.
  template <class F>
  void abandon_all(F each) {
    for (Call*& call : calls_)
      if (call != nullptr) {
        each(*call);
        call = nullptr;
      }
  }

 private:
  std::deque<Call*> calls_;
};

}  // namespace sipyco::protocol
