// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

namespace sipyco::protocol {

/// Which call each answer belongs to: a server answers in the order of the requests. A call that was given up keeps its
/// place, so that its late answer is counted off and never taken for another's.
template <class Call>
class reply_order {
 public:
  /// A request of so many bytes is sent; `call` stays where it is until it is abandoned or answered.
  void add(Call& call, std::size_t bytes = 0) {
    calls_.push_back({&call, bytes});
    open_bytes_ += bytes;
  }

  /// Nobody waits for the answer any more.
  void abandon(const Call& call) noexcept {
    const auto found = std::ranges::find(calls_, &call, &request::call);
    if (found != calls_.end()) found->call = nullptr;
  }

  /// An answer came: whose it is, null when that call was given up; nothing when no request is open, so that the peer
  /// has broken the protocol.
  [[nodiscard]] std::optional<Call*> next() {
    if (calls_.empty()) return std::nullopt;
    const auto [call, bytes] = calls_.front();
    calls_.pop_front();
    open_bytes_ -= bytes;
    return call;
  }

  /// The first call that was not given up and of which `holds` is true, or null.
  template <class Predicate>
  [[nodiscard]] Call* first_of(Predicate holds) const {
    const auto found =
        std::ranges::find_if(calls_, [&](const request& sent) { return sent.call && holds(*sent.call); });
    return found == calls_.end() ? nullptr : found->call;
  }
  /// Requests without an answer yet, those given up included, and their bytes.
  [[nodiscard]] std::size_t open() const noexcept { return calls_.size(); }
  [[nodiscard]] std::size_t open_bytes() const noexcept { return open_bytes_; }

  /// Gives up all calls, after `each` has been told.
  template <class F>
  void abandon_all(F each) {
    for (request& sent : calls_)
      if (Call* const call = std::exchange(sent.call, nullptr)) each(*call);
  }

 private:
  struct request {
    Call* call;
    std::size_t bytes;
  };
  std::deque<request> calls_;
  std::size_t open_bytes_ = 0;
};

}  // namespace sipyco::protocol
