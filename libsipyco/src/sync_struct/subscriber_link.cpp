// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/subscriber_link.hpp"

#include "net/accept_subscription.hpp"

namespace sipyco::sync_struct {

subscriber_link::subscriber_link(std::shared_ptr<net::byte_stream> stream, pyon::version version,
                                 std::size_t max_queue_bytes, std::size_t max_greeting_bytes)
    : lines_(stream, max_greeting_bytes),
      changed_(stream->get_executor()),
      version_(version),
      max_queue_bytes_(max_queue_bytes) {}

void subscriber_link::send_structure(shared_line init, const std::vector<shared_line>& since) {
  stale_ = false;
  ready_ = false;
  structure_ = std::move(init);
  // Shared by all and bounded by who keeps them, so they may be more than the limit.
  queue_.assign(since.begin(), since.end());
  queued_bytes_ = 0;
  for (const auto& line : since) queued_bytes_ += line->size();
  changed_.notify();
}

void subscriber_link::send(const shared_line& line) {
  if (stale_) return;
  if (queued_bytes_ > 0 && queued_bytes_ + line->size() > max_queue_bytes_) return invalidate();
  queue_.push_back(line);
  queued_bytes_ += line->size();
  changed_.notify();
}

void subscriber_link::invalidate() {
  structure_ = nullptr;
  queue_.clear();
  queued_bytes_ = 0;
  stale_ = true;
  if (ready_) on_wanting();
}

void subscriber_link::close() {
  closed_ = true;
  lines_.close();
  changed_.notify();
}

shared_line subscriber_link::next() {
  if (structure_) return std::exchange(structure_, nullptr);
  if (queue_.empty()) return nullptr;
  shared_line lines = net::take_lines(queue_);
  queued_bytes_ -= lines->size();
  return lines;
}

net::asio::awaitable<void> subscriber_link::run() {
  while (!closed_) {
    const shared_line lines = next();
    if (lines) {
      const auto sent = co_await lines_.write(lines);
      if (!sent) co_return;
      continue;
    }
    ready_ = true;
    if (stale_) on_wanting();
    const bool cancelled = co_await changed_.wait_or_cancel();
    if (cancelled) co_return;
    ready_ = false;
  }
}

net::asio::awaitable<void> subscriber_link::watch(std::shared_ptr<subscriber_link> self) {
  const bool broken = co_await net::discard_input(self->lines_);
  if (broken) self->close();
}

}  // namespace sipyco::sync_struct
