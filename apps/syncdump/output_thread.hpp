// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <string_view>
#include <thread>

namespace sipyco::syncdump {

/// Writes on a thread, so that a slow reader of ours does not keep us from reading.
class output_thread {
 public:
  /// All are called on the thread: `write` with what was put, `failed` once, with what writing threw, `drained`
  /// whenever nothing waits any more.
  output_thread(std::function<void(std::string_view)> write, std::function<void(std::exception_ptr)> failed,
                std::function<void()> drained);
  /// Drops what was not written.
  ~output_thread();
  output_thread(const output_thread&) = delete;
  output_thread& operator=(const output_thread&) = delete;

  /// Whole records; what waits is written in one piece.
  void put(std::string_view records);
  /// Bytes that wait, those being written included.
  [[nodiscard]] std::size_t waiting() const;
  /// Forgets what waits, but not what is being written.
  void drop();
  /// Returns when everything is written; rethrows what writing threw.
  void finish();

 private:
  // The thread's too, which may be left behind in a write that never ends.
  struct state;
  static void run(const std::shared_ptr<state>& shared);

  std::shared_ptr<state> state_;
  std::thread thread_;
};

}  // namespace sipyco::syncdump
