// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/sync_struct.hpp>

#include <cstdint>
#include <random>

namespace lab {

/// A simulated experiment, of which others want to know: its datasets and its schedule, shaped as ARTIQ's.
class Lab {
 public:
  Lab();

  /// The next point is measured.
  void step();

  /// From each name to `(persist, value, metadata)`.
  [[nodiscard]] const sipyco::sync_struct::Notifier& datasets() const noexcept { return datasets_; }
  /// From each run's number to what is known of it.
  [[nodiscard]] const sipyco::sync_struct::Notifier& schedule() const noexcept { return schedule_; }

 private:
  void submit_run();
  void advance_schedule();

  sipyco::sync_struct::Notifier datasets_;
  sipyco::sync_struct::Notifier schedule_;
  std::mt19937 random_{1};
  std::int64_t rid_ = 0;
  std::size_t point_ = 0;
};

}  // namespace lab
