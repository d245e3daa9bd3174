// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/held_output.hpp"

#include <utility>

namespace sipyco::rpctool {

held_output::~held_output() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
    if (!failure_) write_held();
  }
  changed_.notify_one();
  if (clock_.joinable()) clock_.join();
}

void held_output::add(std::string_view text, bool more_follows) {
  const std::scoped_lock lock(mutex_);
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  const bool is_first = held_.empty();
  held_ += text;
  if (!more_follows || held_.size() > most_bytes) {
    write_held();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  } else if (!clock_.joinable()) {
    clock_ = std::thread([this] { write_in_time(); });
  } else if (is_first) {
    changed_.notify_one();
  }
}

void held_output::flush() { add("", false); }

void held_output::write_held() {
  if (held_.empty()) return;
  try {
    write_(held_);
  } catch (...) {
    failure_ = std::current_exception();
  }
  held_.clear();
}

void held_output::write_in_time() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    changed_.wait(lock, [this] { return ending_ || !held_.empty(); });
    changed_.wait_for(lock, longest, [this] { return ending_; });
    write_held();
  }
}

}  // namespace sipyco::rpctool
