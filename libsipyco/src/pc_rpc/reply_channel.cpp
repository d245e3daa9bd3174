// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/reply_channel.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "pc_rpc/call_failure.hpp"

namespace sipyco::pc_rpc {
namespace {

// A peer that writes an answer which nobody reads does not read a request over what the sockets buffer.
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

result<void> reply_channel::exchange(std::string_view request, time_point deadline, const line_consumer& consume) {
  lock held(state_);
  if (auto turn = wait_for_turn(held, deadline); !turn) return turn;
  if (request.size() > surely_buffered)
    if (auto dropped = drop_late_answers(held, deadline); !dropped) return dropped;
  call mine(consume, deadline);
  if (auto sent = send_request(held, mine, request); !sent) return sent;
  await_answer(held, mine);
  held.unlock();
  if (mine.error) return *std::move(mine.error);
  if (mine.line) consume(*mine.line);
  return {};
}

result<void> reply_channel::exchange_all(std::span<const std::string> requests, time_point deadline,
                                         const line_consumer& consume) {
  while (!requests.empty()) {
    std::size_t count = 1;
    for (auto size = requests[0].size(); count < requests.size(); ++count)
      if ((size += requests[count].size()) > surely_buffered) break;
    if (auto done = exchange_group(requests.first(count), deadline, consume); !done) return done;
    requests = requests.subspan(count);
  }
  return {};
}

result<void> reply_channel::exchange_group(std::span<const std::string> requests, time_point deadline,
                                           const line_consumer& consume) {
  if (requests.size() == 1) return exchange(requests[0], deadline, consume);
  std::string text;
  for (const auto& request : requests) text += request;
  lock held(state_);
  if (auto turn = wait_for_turn(held, deadline); !turn) return turn;
  std::deque<call> calls;  // each stays where it is
  for (std::size_t i = 1; i < requests.size(); ++i) {
    calls.emplace_back(consume, deadline);
    order_.add(calls.back());
  }
  calls.emplace_back(consume, deadline);
  if (auto sent = send_request(held, calls.back(), text); !sent) {
    fail_all(sent.error());
    return sent;
  }
  std::optional<failure> error;  // none of the calls may be left behind, whatever comes
  for (auto& each : calls) {
    await_answer(held, each);
    if (!error) error = std::move(each.error);
    if (!error && each.line) consume(*each.line);
  }
  if (error) return *std::move(error);
  return {};
}

result<void> reply_channel::wait_for_turn(lock& held, time_point deadline) {
  while (has_sender_ && !broken_)
    if (!wait_on(sender_left_, held, deadline))
      return make_failure(failure_kind::timeout, "other calls were still being sent to " + socket_.peer());
  if (broken_) return *broken_;
  if (interruption_->take()) return make_failure(failure_kind::interrupted, "interrupted");
  return {};
}

result<void> reply_channel::send_request(lock& held, call& mine, std::string_view request) {
  order_.add(mine);
  largest_open_request_ = std::max(largest_open_request_, request.size());
  has_sender_ = true;
  held.unlock();
  auto sent = socket_.send_all(request, waiting_until(mine.deadline));
  held.lock();
  has_sender_ = false;
  sender_left_.notify_one();
  if (sent) return sent;
  order_.abandon(mine);
  if (mine.error) return *mine.error;
  if (sent.error().kind == failure_kind::interrupted) (void)interruption_->take();
  // The rest of the line cannot follow any more, so nothing else can.
  break_off(sent.error().kind == failure_kind::connection_lost
                ? sent.error()
                : make_failure(failure_kind::connection_lost,
                               "connection to " + socket_.peer() + " closed: a request could be sent only in part"));
  return sent.error().kind == failure_kind::connection_lost ? *broken_ : sent.error();
}

result<void> reply_channel::drop_late_answers(lock& held, time_point deadline) {
  while (order_.open() > 0 && !order_.first_waiting() && !has_reader_) {
    has_reader_ = has_sender_ = true;
    held.unlock();
    const auto line = read_line(deadline);
    held.lock();
    has_sender_ = false;
    if (line)
      dispatch(held, *line, nullptr);
    else
      read_failed(line.error(), nullptr);
    stop_reading();
    sender_left_.notify_one();
    if (!line) return broken_ ? *broken_ : line.error();
  }
  return {};
}

void reply_channel::await_answer(lock& held, call& mine) {
  while (!mine.done()) {
    if (!has_reader_) {
      read_for_all(held, mine);
    } else if (!wait_on(mine.changed, held, mine.deadline) && !mine.done()) {
      order_.abandon(mine);
      mine.error = make_failure(failure_kind::timeout, socket_.peer() + " did not answer in time");
    }
  }
}

void reply_channel::read_for_all(lock& held, call& mine) {
  has_reader_ = true;
  while (!mine.done()) {
    held.unlock();
    const auto line = read_line(mine.deadline);
    held.lock();
    if (line)
      dispatch(held, *line, &mine);
    else
      read_failed(line.error(), &mine);
  }
  stop_reading();
}

void reply_channel::dispatch(lock& held, std::string_view line, call* reader) {
  const auto next = order_.next();
  if (!next)
    return break_off(make_failure(failure_kind::protocol, socket_.peer() + " sent an answer that nobody asked for"));
  if (order_.open() == 0) largest_open_request_ = 0;
  call* const receiver = *next;
  if (!receiver) return;
  if (receiver == reader && !order_.first_waiting()) {
    // Nobody else waits for the reader: the line need not be copied.
    receiver->consumed = true;
    held.unlock();
    receiver->consume(line);
    held.lock();
  } else {
    receiver->line = line;
    receiver->changed.notify_one();
  }
}

void reply_channel::read_failed(const failure& error, call* reader) {
  if (error.kind == failure_kind::timeout && reader) {
    order_.abandon(*reader);
    reader->error = error;
  } else if (error.kind == failure_kind::interrupted) {
    if (!has_sender_) (void)interruption_->take();  // who is sending shall see it, too
    fail_all(error);
  } else if (error.kind != failure_kind::timeout) {
    break_off(error);
  }
}

void reply_channel::fail_all(const failure& error) {
  order_.abandon_all([&](call& waiting) {
    waiting.error = error;
    waiting.changed.notify_one();
  });
}

void reply_channel::break_off(failure error) {
  if (broken_) return fail_all(*broken_);
  broken_ = with_size_hint(std::move(error), largest_open_request_);
  socket_.shut_down();
  sender_left_.notify_all();
  fail_all(*broken_);
}

void reply_channel::stop_reading() {
  has_reader_ = false;
  if (call* const next = order_.first_waiting()) next->changed.notify_one();
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
