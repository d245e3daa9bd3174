// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/log_rotation.hpp"
#include "logserver/record_target.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::logserver {

/// Whole records on their way to one target.
struct output_chunk {
  output_target target;
  std::string bytes;
  /// Where each record ends.
  std::vector<std::uint32_t> ends;
  std::size_t written = 0;
  /// What is to be done with the file first.
  std::optional<file_rotation> rotation = {};

  [[nodiscard]] std::size_t records_written() const;
  /// What is to be written next.
  [[nodiscard]] std::string_view rest() const;
};

/// Records that wait to be written, bounded in bytes. Not for several threads by itself.
class output_queue {
 public:
  explicit output_queue(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// False when there is no room for it. A record larger than the whole buffer finds room when it is empty.
  [[nodiscard]] bool push(const output_target& target, std::string_view record, bool even_if_full = false);
  /// As many records of a batch as there is room for, from its beginning: how many.
  [[nodiscard]] std::size_t push(const output_chunk& batch);
  /// The file is to be rotated between what was pushed before and what comes.
  void push_rotation(const output_target& target, file_rotation how);
  [[nodiscard]] bool empty() const noexcept { return chunks_.empty(); }
  /// The oldest chunk leaves the queue, but its bytes count until `done`.
  [[nodiscard]] output_chunk pop();
  void done(const output_chunk& chunk) { bytes_ -= chunk.bytes.size(); }
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

 private:
  [[nodiscard]] bool fits(std::size_t bytes) const { return bytes_ <= max_bytes_ && bytes <= max_bytes_ - bytes_; }
  /// Where what goes to the target is appended.
  [[nodiscard]] output_chunk& chunk_of(const output_target& target);

  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::deque<output_chunk> chunks_;
};

}  // namespace sipyco::logserver
