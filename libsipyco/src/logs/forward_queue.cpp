// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logs/forward_queue.hpp"

#include <algorithm>
#include <utility>

#include "protocol/log_message.hpp"

namespace sipyco::logs {

forward_queue::forward_queue(std::string source, std::size_t max_records, std::size_t max_bytes)
    : source_(std::move(source)), max_records_(std::max<std::size_t>(max_records, 1)), max_bytes_(max_bytes) {}

void forward_queue::push(std::string record) {
  bytes_ += record.size();
  records_.push_back(std::move(record));
  shrink();
}

void forward_queue::shrink() {
  while (records_.size() > max_records_ || (bytes_ > max_bytes_ && records_.size() > 1)) {
    bytes_ -= records_.front().size();
    records_.pop_front();
    drop_one();
  }
}

forward_batch forward_queue::take(std::size_t max_bytes) {
  forward_batch out;
  out.gap = std::exchange(gap_, 0);
  if (out.gap > 0) {
    const auto message = "dropped " + std::to_string(out.gap) + " records: no server took them";
    protocol::append_log_message(out.bytes, source_, log_level::warning, "sipyco.logs", message);
    out.ends.push_back(out.bytes.size());
  }
  while (!records_.empty() && (out.bytes.size() < max_bytes || out.ends.empty())) {
    bytes_ -= records_.front().size();
    out.bytes += records_.front();
    out.ends.push_back(out.bytes.size());
    records_.pop_front();
  }
  under_way_ = out.ends.size() - own_records(out);
  return out;
}

void forward_queue::sent(const forward_batch& batch) {
  sent_ += batch.ends.size() - own_records(batch);
  under_way_ = 0;
}

void forward_queue::put_back(forward_batch batch, std::size_t sent_bytes) {
  under_way_ = 0;
  const auto first = static_cast<std::size_t>(std::ranges::upper_bound(batch.ends, sent_bytes) - batch.ends.begin());
  const auto own = own_records(batch);
  if (first < own) gap_ += batch.gap;
  sent_ += first - std::min(first, own);
  for (auto i = batch.ends.size(); i-- > std::max(first, own);) {
    const auto begin = i == 0 ? 0 : batch.ends[i - 1];
    records_.push_front(batch.bytes.substr(begin, batch.ends[i] - begin));
    bytes_ += records_.front().size();
  }
  shrink();
}

}  // namespace sipyco::logs
