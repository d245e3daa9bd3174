// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>

#include "net/blocking_socket.hpp"
#include "net/waiting.hpp"
#include "pc_rpc/interruption.hpp"
#include "protocol/line_framer.hpp"
#include "protocol/reply_order.hpp"

namespace sipyco::pc_rpc {

/// Requests and answers, a line each, over one socket that many threads use at once.
///
/// Threads send one after the other, which fixes their places; of the threads that wait for answers, one reads for all.
/// When its own answer is there, another takes its place. There is no thread besides those of the callers, and none
/// need wait between a request and the receiving of its answer.
class reply_channel {
 public:
  using time_point = net::time_point;
  using line_consumer = std::function<void(std::string_view)>;

  reply_channel(net::blocking_socket socket, int wake_descriptor, std::shared_ptr<interruption> waits,
                const wire_limits& limits);

  // --- the handshake, by one thread
  [[nodiscard]] result<void> send(std::string_view line, time_point deadline);
  /// The next line; lives until the next call. Failures: those of calls.
  [[nodiscard]] result<std::string_view> read_line(time_point deadline);
  /// What came of a line that never ended.
  [[nodiscard]] std::string unfinished_line() { return std::string(framer_.finish().value_or(std::string_view())); }
  /// From now on lines may be as long as calls need.
  void end_handshake() { framer_.set_max_line_bytes(limits_.max_line_bytes); }

  // --- calls, by any thread
  /// A request's place among those whose answers are still to come; stays where it is until it is answered or
  /// abandoned.
  struct call {
    const line_consumer* consume = nullptr;  // whose thread waits
    time_point deadline{};
    std::condition_variable changed;  // answered, failed, or to read for the others
    bool consumed = false;
    std::optional<std::string> line;
    std::optional<failure> error;
    [[nodiscard]] bool done() const noexcept { return consumed || line || error; }
  };

  /// Sends requests, a line each, together as far as they surely fit the network's buffers. What fails becomes the
  /// error of the calls that are not sent: `timeout` and `interrupted`, or `connection_lost`, `connection_closed`,
  /// `protocol` and `limit`, as that of all later calls then.
  void send_requests(std::span<const std::string> requests, std::span<call> calls, time_point deadline);
  /// Gives the answer to `consume`, unless it fails in the same ways; an answer that comes later is dropped.
  [[nodiscard]] result<void> receive(call& mine, time_point deadline, const line_consumer& consume);
  /// Answers that have not come are dropped when they do.
  void abandon(std::span<const call> calls);
  /// Calls in progress and all later ones fail with connection_closed.
  void close() noexcept;
  /// False when a call would find the connection lost, as far as can be known without sending.
  [[nodiscard]] bool is_usable();

  [[nodiscard]] const net::blocking_socket& socket() const noexcept { return socket_; }

 private:
  using lock = std::unique_lock<std::mutex>;

  [[nodiscard]] net::waiting waiting_until(time_point deadline) const;
  [[nodiscard]] result<void> send_together(std::span<const std::string> requests, std::span<call> calls,
                                           time_point deadline, std::uint64_t began);
  [[nodiscard]] result<void> take_turn(lock& held, time_point deadline, std::uint64_t began);
  [[nodiscard]] result<void> make_room(lock& held, std::size_t size, time_point deadline, std::uint64_t began);
  [[nodiscard]] result<void> after_sending(result<void> sent, std::span<const call> calls, std::uint64_t began);
  void await_answer(lock& held, call& mine);
  [[nodiscard]] result<void> read_one(lock& held, time_point deadline, call* reader);
  void dispatch(lock& held, std::string_view line, call* reader);
  void read_failed(const failure& error, call* reader, std::uint64_t began);
  void hand_over();
  void interrupt_all();
  void fail_all(const failure& error);
  void break_off(failure error);

  net::blocking_socket socket_;
  int wake_descriptor_;
  wire_limits limits_;
  std::shared_ptr<interruption> interruption_;  // ends the calls in progress, else the next one
  protocol::line_framer framer_;                // belongs to who reads

  std::mutex state_;  // guards what follows
  protocol::reply_order<call> order_;
  std::size_t receivers_ = 0;  // threads that wait for an answer, or have just got it
  bool has_reader_ = false;
  bool has_sender_ = false;          // who has the turn, and perhaps waits for room
  bool is_sending_ = false;          // who is at the socket
  std::uint64_t interruptions_ = 0;  // that ended calls; who began before the last one is ended, too
  std::condition_variable sender_left_;
  std::condition_variable progress_;  // for the sender: an answer came, or nobody reads
  std::optional<failure> broken_;     // nothing can be sent any more
  std::size_t largest_open_request_ = 0;
};

}  // namespace sipyco::pc_rpc
