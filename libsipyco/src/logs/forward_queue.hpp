// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace sipyco::logs {

/// Records in the form that goes over the wire, and where each ends.
struct forward_batch {
  std::string bytes;
  std::vector<std::size_t> ends;
  /// Records dropped before them that the first of them tells of; 0: none does.
  std::uint64_t gap = 0;
};

/// The newest records, bounded in number and bytes; what was dropped before them is counted.
///
/// Not for several threads by itself.
class forward_queue {
 public:
  forward_queue(std::string source, std::size_t max_records, std::size_t max_bytes);

  void push(std::string record);
  /// Counts a record that could not even be formed.
  void drop_one() { ++gap_, ++dropped_; }
  /// The oldest records; those under way count as waiting until `sent` or `put_back`.
  [[nodiscard]] forward_batch take(std::size_t max_bytes);
  void sent(const forward_batch& batch);
  /// Of a batch so many bytes were sent: the other records are the oldest again.
  void put_back(forward_batch batch, std::size_t sent_bytes);

  [[nodiscard]] bool empty() const noexcept { return records_.empty() && gap_ == 0; }
  [[nodiscard]] std::size_t waiting() const noexcept { return records_.size() + under_way_; }
  [[nodiscard]] std::uint64_t dropped() const noexcept { return dropped_; }
  [[nodiscard]] std::uint64_t sent() const noexcept { return sent_; }

 private:
  void shrink();
  [[nodiscard]] static std::size_t own_records(const forward_batch& batch) { return batch.gap > 0 ? 1 : 0; }

  std::string source_;
  std::size_t max_records_;
  std::size_t max_bytes_;
  std::deque<std::string> records_;
  std::size_t bytes_ = 0;
  std::size_t under_way_ = 0;
  std::uint64_t gap_ = 0;
  std::uint64_t dropped_ = 0;
  std::uint64_t sent_ = 0;
};

}  // namespace sipyco::logs
