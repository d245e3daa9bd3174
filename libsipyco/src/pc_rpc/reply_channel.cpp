// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/reply_channel.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "pc_rpc/call_failure.hpp"

namespace sipyco::pc_rpc {
namespace {

// A peer that writes an answer which nobody reads does not read what the sockets do not buffer.
constexpr std::size_t surely_buffered = 64 * 1024;

failure make_failure(failure_kind kind, std::string message) {
  failure f;
  f.kind = kind;
  f.message = std::move(message);
  return f;
}

/// False once the deadline has passed.
bool wait_on(std::condition_variable& changed, std::unique_lock<std::mutex>& held, net::time_point deadline) {
  if (deadline == net::never) {
    changed.wait(held);
    return true;
  }
  return changed.wait_until(held, deadline) == std::cv_status::no_timeout;
}

}  // namespace

reply_channel::reply_channel(net::blocking_socket socket, int wake_descriptor, std::shared_ptr<interruption> waits,
                             const wire_limits& limits)
    : socket_(std::move(socket)),
      wake_descriptor_(wake_descriptor),
      limits_(limits),
      interruption_(std::move(waits)),
      framer_(limits.max_greeting_bytes) {}

net::waiting reply_channel::waiting_until(time_point deadline) const {
  return {deadline, {interruption_->descriptor(), wake_descriptor_}};
}

result<void> reply_channel::send(std::string_view line, time_point deadline) {
  return socket_.send_all(line, waiting_until(deadline));
}

result<std::string_view> reply_channel::read_line(time_point deadline) {
  while (true) {
    const auto line = framer_.next();
    if (!line) return line.error();
    if (*line) return **line;
    const auto got = socket_.recv_some(framer_.prepare(), waiting_until(deadline));
    if (!got) return got.error();
    if (*got == 0)
      return make_failure(failure_kind::connection_lost,
                          "connection to " + socket_.peer() + " lost: closed by the peer");
    framer_.commit(*got);
  }
}

void reply_channel::send_requests(std::span<const std::string> requests, std::span<call> calls, time_point deadline) {
  const auto began = [&] {
    const lock held(state_);
    return interruptions_;
  }();
  for (std::size_t first = 0, count = 0; first < requests.size(); first += count) {
    std::size_t size = requests[first].size();
    for (count = 1; first + count < requests.size(); ++count)
      if ((size += requests[first + count].size()) > surely_buffered) break;
    const auto sent = send_together(requests.subspan(first, count), calls.subspan(first, count), deadline, began);
    if (sent) continue;
    const lock held(state_);
    for (call& each : calls.subspan(first))
      if (!each.done()) each.error = sent.error();
    return;
  }
}

result<void> reply_channel::send_together(std::span<const std::string> requests, std::span<call> calls,
                                          time_point deadline, std::uint64_t began) {
  std::string joined;
  if (requests.size() > 1)
    for (const auto& request : requests) joined += request;
  const std::string& text = requests.size() > 1 ? joined : requests[0];
  lock held(state_);
  if (auto turn = take_turn(held, deadline, began); !turn) return turn;
  auto sent = make_room(held, text.size(), deadline, began);
  if (sent) {
    for (std::size_t i = 0; i < calls.size(); ++i) {
      order_.add(calls[i], requests[i].size());
      largest_open_request_ = std::max(largest_open_request_, requests[i].size());
    }
    is_sending_ = true;
    held.unlock();
    sent = socket_.send_all(text, waiting_until(deadline));
    held.lock();
    is_sending_ = false;
    sent = after_sending(std::move(sent), calls, began);
  }
  has_sender_ = false;
  sender_left_.notify_one();
  return sent;
}

result<void> reply_channel::receive(call& mine, time_point deadline, const line_consumer& consume) {
  lock held(state_);
  mine.consume = &consume;
  mine.deadline = deadline;
  ++receivers_;
  await_answer(held, mine);
  --receivers_;
  hand_over();
  held.unlock();
  if (mine.error) return *mine.error;
  if (mine.line) consume(*mine.line);
  return {};
}

void reply_channel::abandon(std::span<const call> calls) {
  const lock held(state_);
  for (const call& each : calls)
    if (!each.done()) order_.abandon(each);
}

result<void> reply_channel::take_turn(lock& held, time_point deadline, std::uint64_t began) {
  bool in_time = true;
  while (has_sender_ && !broken_ && in_time && began == interruptions_) in_time = wait_on(sender_left_, held, deadline);
  // Where somebody waits, the interruption is for those, and they see it.
  if (!broken_ && began == interruptions_ && !has_sender_ && receivers_ == 0 && interruption_->take()) interrupt_all();
  if (!broken_ && in_time && began == interruptions_) {
    has_sender_ = true;
    return {};
  }
  if (!has_sender_) sender_left_.notify_one();  // the turn is the next one's
  if (broken_) return *broken_;
  if (began != interruptions_) return make_failure(failure_kind::interrupted, "interrupted");
  return make_failure(failure_kind::timeout, "other calls were still being sent to " + socket_.peer());
}

// More than surely goes without anybody who reads is sent only when everything before it is answered.
result<void> reply_channel::make_room(lock& held, std::size_t size, time_point deadline, std::uint64_t began) {
  while (!broken_ && began == interruptions_ && order_.open() > 0 && order_.open_bytes() + size > surely_buffered) {
    if (has_reader_) {
      if (!wait_on(progress_, held, deadline))
        return make_failure(failure_kind::timeout, socket_.peer() + " did not answer earlier calls in time");
      continue;
    }
    auto read = read_one(held, deadline, nullptr);
    hand_over();
    if (!read && !broken_) return read;
  }
  if (broken_) return *broken_;
  if (began != interruptions_) return make_failure(failure_kind::interrupted, "interrupted");
  return {};
}

result<void> reply_channel::after_sending(result<void> sent, std::span<const call> calls, std::uint64_t began) {
  const bool interrupted = !sent && sent.error().kind == failure_kind::interrupted;
  if (began != interruptions_ || interrupted) (void)interruption_->take();  // who reads has left it to us
  if (sent) return sent;
  for (const call& each : calls) order_.abandon(each);
  if (interrupted && began == interruptions_) interrupt_all();
  if (sent.error().kind == failure_kind::connection_lost) {
    // What has come can still be read, up to its end.
    if (!broken_) broken_ = with_size_hint(sent.error(), largest_open_request_);
    sender_left_.notify_all();
    return *broken_;
  }
  // What is not whole cannot be followed by anything.
  break_off(make_failure(failure_kind::connection_lost,
                         "connection to " + socket_.peer() + " closed: a request could be sent only in part"));
  return sent;
}

void reply_channel::await_answer(lock& held, call& mine) {
  while (!mine.done()) {
    if (!has_reader_) {
      (void)read_one(held, mine.deadline, &mine);
    } else if (!wait_on(mine.changed, held, mine.deadline) && !mine.done()) {
      order_.abandon(mine);
      mine.error = make_failure(failure_kind::timeout, socket_.peer() + " did not answer in time");
    }
  }
}

// Where it fails, calls are told; of a time-out, that of the reader.
result<void> reply_channel::read_one(lock& held, time_point deadline, call* reader) {
  const auto began = interruptions_;
  has_reader_ = true;
  held.unlock();
  result<std::string_view> line = std::string_view();
  try {
    line = read_line(deadline);
  } catch (const std::bad_alloc&) {
    line = make_failure(failure_kind::limit, "no memory for an answer of " + socket_.peer());
  }
  held.lock();
  if (line)
    dispatch(held, *line, reader);
  else
    read_failed(line.error(), reader, began);
  has_reader_ = false;
  if (!line) return line.error();
  return {};
}

void reply_channel::dispatch(lock& held, std::string_view line, call* reader) {
  call* const receiver = order_.next().value_or(nullptr);
  if (order_.open() == 0) {
    largest_open_request_ = 0;
    if (framer_.buffered() > 0)
      break_off(make_failure(failure_kind::protocol, socket_.peer() + " sent an answer that nobody asked for"));
  }
  if (has_sender_) progress_.notify_one();
  if (!receiver) return;
  if (receiver == reader && receivers_ == 1) {
    // Nobody else waits for the reader: the line need not be copied.
    receiver->consumed = true;
    held.unlock();
    (*receiver->consume)(line);
    held.lock();
    return;
  }
  try {
    receiver->line = line;
  } catch (const std::bad_alloc&) {
    receiver->error = make_failure(failure_kind::limit, "no memory for an answer of " + socket_.peer());
  }
  receiver->changed.notify_one();
}

void reply_channel::read_failed(const failure& error, call* reader, std::uint64_t began) {
  switch (error.kind) {
    case failure_kind::timeout:
      if (!reader) return;
      order_.abandon(*reader);
      reader->error = error;
      return;
    case failure_kind::interrupted:
      if (began != interruptions_) return;
      if (!is_sending_) (void)interruption_->take();  // who is sending shall see it, too
      interrupt_all();
      return;
    case failure_kind::limit:  // is that of the line at hand, no other's
      if (call* const receiver = order_.next().value_or(nullptr)) {
        receiver->error = error;
        receiver->changed.notify_one();
      }
      return break_off(make_failure(failure_kind::connection_lost,
                                    "connection to " + socket_.peer() + " closed after an answer over a limit"));
    default: return break_off(error);
  }
}

// Where nobody reads any more, one of those does who wait; calls that nobody waits for yet have nobody who could.
void reply_channel::hand_over() {
  if (has_reader_) return;
  if (has_sender_) progress_.notify_one();
  if (receivers_ == 0) return;
  call* const next = order_.first_of([](const call& each) { return each.consume != nullptr; });
  if (next) next->changed.notify_one();
}

void reply_channel::interrupt_all() {
  ++interruptions_;
  fail_all(make_failure(failure_kind::interrupted, "interrupted"));
  sender_left_.notify_all();
  progress_.notify_one();
}

void reply_channel::fail_all(const failure& error) {
  order_.abandon_all([&](call& waiting) {
    waiting.error = error;
    waiting.changed.notify_one();
  });
}

void reply_channel::break_off(failure error) {
  if (!broken_) broken_ = with_size_hint(std::move(error), largest_open_request_);
  socket_.shut_down();
  sender_left_.notify_all();
  progress_.notify_one();
  fail_all(*broken_);
}

void reply_channel::close() noexcept {
  const lock held(state_);
  break_off(make_failure(failure_kind::connection_closed, "the client was closed"));
}

bool reply_channel::is_usable() {
  const lock held(state_);
  if (broken_) return false;
  // Without an open call nothing should come: then it is the end of the stream.
  return order_.open() > 0 || has_sender_ || has_reader_ || !socket_.readable();
}

}  // namespace sipyco::pc_rpc
