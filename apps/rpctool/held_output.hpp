// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace sipyco::rpctool {

/// Output of which many pieces are written at once: a write for each wakes its reader each time, which takes longer
/// than a call. None is held for more than `longest`, whatever the writer waits for meanwhile.
class held_output {
 public:
  static constexpr std::chrono::milliseconds longest{2};
  static constexpr std::size_t most_bytes = 1 << 14;

  explicit held_output(std::function<void(std::string_view)> write) : write_(std::move(write)) {}
  held_output(const held_output&) = delete;
  held_output& operator=(const held_output&) = delete;
  /// Writes what is held, without a word where that fails: `flush` tells.
  ~held_output();

  /// Writes with what is held, or holds if `more_follows`. Throws what `write` threw, also in another thread before.
  void add(std::string_view text, bool more_follows);
  void flush();

 private:
  void write_held();
  void write_in_time();

  std::function<void(std::string_view)> write_;
  std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::string held_;
  std::exception_ptr failure_;
  bool ending_ = false;
  std::thread clock_;  // starts with the first piece that is held
};

}  // namespace sipyco::rpctool
