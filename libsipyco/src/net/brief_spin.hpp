// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>

namespace sipyco::net {

/// When looking for something again and again before going to sleep over it is worth its cost: where it does not pay it
/// becomes rare.
class spin_policy {
 public:
  // As long as a quick call takes while both ends sleep over it, so that the end that looks finds the other however
  // that one waits.
  static constexpr std::chrono::microseconds longest{100};

  /// False when this wait is to do without.
  [[nodiscard]] bool allows() noexcept { return passes_ == 0 || (--passes_, false); }
  void succeeded() noexcept { failures_ = 0; }
  void failed() noexcept {
    failures_ = failures_ < most_failures ? failures_ + 1 : most_failures;
    passes_ = (1U << failures_) - 1;
  }

 private:
  static constexpr unsigned most_failures = 6;

  unsigned failures_ = 0;  // one after the other
  unsigned passes_ = 0;    // waits to come that do without
};

/// Looks for something a while before its owner goes to sleep over it.
///
/// To be woken takes longer than many a call, so who calls in a loop is served faster by looking again than by
/// sleeping. (It does not give way to others: on a busy machine, who gives way comes back late, and who sleeps is
/// preferred when woken.)
class brief_spin {
 public:
  /// Repeats `found` until it is true or the time is over; true when it was.
  template <class F>
  [[nodiscard]] bool until(F found) {
    if (found()) return true;
    if (!policy_.allows()) return false;
    const auto end = std::chrono::steady_clock::now() + spin_policy::longest;
    do {
      if (found()) return policy_.succeeded(), true;
    } while (std::chrono::steady_clock::now() < end);
    policy_.failed();
    return false;
  }

 private:
  spin_policy policy_;
};

}  // namespace sipyco::net
