// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/output_queue.hpp"

#include <algorithm>
#include <utility>

namespace sipyco::logserver {

namespace {

// Enough for one write to be worth its cost.
constexpr std::size_t chunk_bytes = std::size_t{256} << 10;

}  // namespace

std::size_t output_chunk::records_written() const {
  return static_cast<std::size_t>(std::ranges::upper_bound(ends, written) - ends.begin());
}

std::string_view output_chunk::rest() const {
  const auto all = std::string_view(bytes).substr(written);
  if (!target->takes_single_records() || all.empty()) return all;
  return all.substr(0, ends[records_written()] - written);
}

output_chunk& output_queue::chunk_of(const output_target& target) {
  const bool begin = chunks_.empty() || chunks_.back().target != target || chunks_.back().bytes.size() >= chunk_bytes;
  if (begin) chunks_.push_back({.target = target, .bytes = {}, .ends = {}});
  return chunks_.back();
}

bool output_queue::push(const output_target& target, std::string_view record, bool even_if_full) {
  if (!fits(record.size()) && bytes_ > 0 && !even_if_full) return false;
  auto& chunk = chunk_of(target);
  chunk.bytes += record;
  chunk.ends.push_back(static_cast<std::uint32_t>(chunk.bytes.size()));
  bytes_ += record.size();
  return true;
}

std::size_t output_queue::push(const output_chunk& batch) {
  if (fits(batch.bytes.size())) {
    auto& chunk = chunk_of(batch.target);
    const auto before = static_cast<std::uint32_t>(chunk.bytes.size());
    chunk.bytes += batch.bytes;
    for (const auto end : batch.ends) chunk.ends.push_back(before + end);
    bytes_ += batch.bytes.size();
    return batch.ends.size();
  }
  std::size_t count = 0;
  std::size_t begin = 0;
  const std::string_view all = batch.bytes;
  for (; count < batch.ends.size(); begin = batch.ends[count++])
    if (!push(batch.target, all.substr(begin, batch.ends[count] - begin))) break;
  return count;
}

void output_queue::push_rotation(const output_target& target, file_rotation how) {
  chunks_.push_back({.target = target, .bytes = {}, .ends = {}, .rotation = std::move(how)});
}

output_chunk output_queue::pop() {
  auto chunk = std::move(chunks_.front());
  chunks_.pop_front();
  return chunk;
}

}  // namespace sipyco::logserver
