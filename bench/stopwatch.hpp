// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <time.h>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace sipyco::bench {

/// Seconds of this thread's processor time that a call takes: what other programs do counts little.
[[nodiscard]] inline double seconds(const std::function<void()>& call) {
  const auto now = [] {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) + static_cast<double>(at.tv_nsec) * 1e-9;
  };
  const double start = now();
  call();
  return now() - start;
}

[[nodiscard]] inline double median(std::vector<double> all) {
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::ranges::nth_element(all, middle);
  return *middle;
}

/// Median times of calls that take turns, so that what else the machine does hits them alike.
[[nodiscard]] inline std::vector<double> take_turns(const std::vector<std::function<void()>>& calls, int rounds) {
  std::vector<std::vector<double>> all(calls.size());
  for (int i = 0; i < rounds; ++i)
    for (std::size_t k = 0; k < calls.size(); ++k) all[k].push_back(seconds(calls[k]));
  std::vector<double> out;
  for (auto& times : all) out.push_back(median(std::move(times)));
  return out;
}

}  // namespace sipyco::bench
