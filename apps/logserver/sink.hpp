// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/log_files.hpp"
#include "logserver/output_writer.hpp"
#include "logserver/record_filter.hpp"
#include "logserver/record_format.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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
  using event_handler = std::function<void(const output_event&)>;

  /// Writes to one target.
  sink(const format_options& format, output_target target, std::size_t max_bytes, event_handler tell);
  /// Writes to files.
  sink(const format_options& format, log_files files, std::size_t max_bytes, event_handler tell);

  /// Only records that pass are taken; empty: all.
  void set_filter(std::shared_ptr<const record_filter> filter) { filter_ = std::move(filter); }
  /// False when the record does not pass the filter. It is written with the next `flush`, or before.
  bool put(const logs::record& record);
  /// Hands to the writer what was put in so far.
  void flush();
  /// Whether less than half of the buffer is taken.
  [[nodiscard]] bool has_room() const { return batch_.bytes.size() + writer_.waiting_bytes() < max_bytes_ / 2; }
  /// Tells of what was dropped, if there is room for that now.
  void report_dropped();
  void reopen();
  /// Writes what is there, up to the deadline. True when nothing was lost meanwhile.
  bool finish(std::chrono::steady_clock::time_point deadline);
  /// How messages name it.
  [[nodiscard]] std::string name() const;
  /// Of the records that were put in, not those of our own.
  [[nodiscard]] sink_counts counts() const;

 private:
  [[nodiscard]] bool append_dropped(bool even_if_full);
  void count_dropped(std::uint64_t records);
  void forget_written_reports();

  /// The target of a record of that time; null when its file could not be opened.
  [[nodiscard]] output_target target_of(std::string_view source, std::chrono::system_clock::time_point when);
  /// Makes the batch one for a record; false when that has no target.
  [[nodiscard]] bool prepare_batch(const logs::record& record);

  std::size_t max_bytes_;
  record_formatter formatter_;
  std::shared_ptr<const record_filter> filter_;
  output_target target_;
  std::optional<log_files> files_;
  event_handler tell_;
  output_writer writer_;
  output_chunk batch_;  // formatted, on its way to the writer
  std::uint64_t received_ = 0;
  std::uint64_t dropped_ = 0;
  std::uint64_t untold_ = 0;  // dropped, and no record says so yet
  std::uint64_t appended_ = 0;
  std::deque<std::uint64_t> own_;  // which of those are reports of ours: those that may still wait
  std::uint64_t own_written_ = 0;
};

}  // namespace sipyco::logserver
