// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/log_rotation.hpp"
#include "logserver/output_queue.hpp"
#include "logserver/record_target.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace sipyco::logserver {

/// Something that the owner of a writer should know of.
struct output_event {
  enum class kind {
    /// The reader of standard output is gone.
    reader_gone,
    /// Standard output cannot be written: the end of it.
    failed,
    /// A log file cannot be written; it is tried again every second.
    stuck,
    /// It can be written again.
    unstuck,
    /// A log file could not be opened again; the old one is kept.
    not_reopened,
    /// A log file could not be rotated; it is gone on with.
    not_rotated,
    /// A file of a source could not be opened: its records are dropped; `text` says why.
    not_opened,
  };
  kind what;
  int error = 0;
  output_target target = {};
  std::string text = {};
};

/// Writes records in a thread of its own, so that nobody else waits for a slow reader or a slow disk.
class output_writer {
 public:
  /// `tell` is called from the thread. The reader of `watched`, if there is one, is missed also while there is nothing
  /// to write.
  output_writer(std::size_t max_bytes, output_target watched, std::function<void(const output_event&)> tell);
  /// Ends the thread, or leaves it behind when it cannot be ended.
  ~output_writer();
  output_writer(const output_writer&) = delete;
  output_writer& operator=(const output_writer&) = delete;

  /// False when the buffer is full, or nothing can be written any more.
  [[nodiscard]] bool append(const output_target& target, std::string_view record, bool even_if_full = false);
  /// As many records of a batch, from its beginning, as there is room for: how many.
  [[nodiscard]] std::size_t append(const output_chunk& batch);
  /// Opens the target's file again, before what is written next.
  void reopen(output_target target);
  /// Rotates the target's file, after what was appended so far.
  void rotate(const output_target& target, file_rotation how);
  /// Waits until all is written; what is not by the deadline never will be. True when all was.
  bool finish(std::chrono::steady_clock::time_point deadline);

  [[nodiscard]] std::uint64_t written() const;
  /// Appended, not written yet.
  [[nodiscard]] std::size_t waiting_bytes() const;

 private:
  struct state;
  std::shared_ptr<state> state_;
};

}  // namespace sipyco::logserver
