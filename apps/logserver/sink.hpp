// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/output_writer.hpp"
#include "logserver/record_format.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace sipyco::logserver {

struct sink_counts {
  std::uint64_t received = 0;
  std::uint64_t written = 0;
  std::uint64_t waiting = 0;
  std::uint64_t dropped = 0;
};

/// One place that records go to: formats them, and counts what does not get through.
class sink {
 public:
  sink(const format_options& format, output_target target, std::size_t max_bytes,
       std::function<void(const output_event&)> tell);

  void put(const logs::record& record);
  /// Tells of what was dropped, if there is room for that now.
  void report_dropped();
  void reopen() { writer_.reopen(target_); }
  /// Writes what is there, up to the deadline. True when nothing was lost meanwhile.
  bool finish(std::chrono::steady_clock::time_point deadline);
  /// How messages name it.
  [[nodiscard]] std::string name() const;
  /// Of the records that were put in, not those of our own.
  [[nodiscard]] sink_counts counts() const;

 private:
  [[nodiscard]] bool append_dropped(bool even_if_full);

  record_formatter formatter_;
  output_target target_;
  output_writer writer_;
  std::string text_;
  std::uint64_t received_ = 0;
  std::uint64_t dropped_ = 0;
  std::uint64_t untold_ = 0;  // dropped, and no record says so yet
  bool last_is_own_ = false;  // the last thing appended is a report of ours
};

}  // namespace sipyco::logserver
