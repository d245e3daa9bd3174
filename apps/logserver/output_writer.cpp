// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/output_writer.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace sipyco::logserver {

namespace {

constexpr int retry_milliseconds = 1000;

}  // namespace

struct output_writer::state {
  state(std::size_t max_bytes, output_target to_watch, std::function<void(const output_event&)> tell_owner)
      : teller(std::move(tell_owner)),
        watched(to_watch && to_watch->has_reader() ? std::move(to_watch) : nullptr),
        wake_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        queue(max_bytes) {}
  ~state() { close(wake_fd); }
  state(const state&) = delete;
  state& operator=(const state&) = delete;

  void run();
  [[nodiscard]] std::optional<output_chunk> next();
  bool write(output_chunk& chunk);
  bool handle(const output_chunk& chunk, int error, bool& stuck);
  void wait(int fd, short events, int milliseconds);
  void wake() const;
  void tell(const output_event& event) const;
  void reopen_what_is_due();
  void rotate(const output_chunk& chunk);
  void note_progress(const output_chunk& chunk, std::size_t before);

  const std::function<void(const output_event&)> teller;
  const output_target watched;
  const int wake_fd;
  std::thread thread;

  mutable std::mutex mutex;
  std::condition_variable ended_changed;
  output_queue queue;
  std::vector<output_target> to_reopen;
  std::uint64_t written = 0;
  std::uint64_t in_flight = 0;  // records of the chunk that was taken and is not yet written
  bool idle = false;
  bool finishing = false;
  bool abandoned = false;
  bool broken = false;
  bool ended = false;
};

void output_writer::state::wake() const {
  const std::uint64_t one = 1;
  (void)!::write(wake_fd, &one, sizeof one);
}

// Not to an owner who has given us up.
void output_writer::state::tell(const output_event& event) const {
  const std::lock_guard held(mutex);
  if (!abandoned) teller(event);
}

void output_writer::state::wait(int fd, short events, int milliseconds) {
  pollfd entries[] = {{wake_fd, POLLIN, 0}, {fd, events, 0}};
  poll(entries, 2, milliseconds);
  std::uint64_t count = 0;
  if (entries[0].revents != 0) (void)!read(wake_fd, &count, sizeof count);
  if (events == 0 && (entries[1].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) {
    const std::lock_guard held(mutex);
    broken = true;
  }
}

void output_writer::state::reopen_what_is_due() {
  std::vector<output_target> due;
  {
    const std::lock_guard held(mutex);
    due.swap(to_reopen);
  }
  for (const auto& target : due)
    if (const int error = target->reopen()) tell({output_event::kind::not_reopened, error, target});
}

void output_writer::state::rotate(const output_chunk& chunk) {
  int error = rotate_file(chunk.target->path(), *chunk.rotation);
  if (error == 0) error = chunk.target->reopen();
  if (error != 0) tell({output_event::kind::not_rotated, error, chunk.target});
}

std::optional<output_chunk> output_writer::state::next() {
  while (true) {
    reopen_what_is_due();
    {
      const std::lock_guard held(mutex);
      if (broken || abandoned) return std::nullopt;
      if (!queue.empty()) {
        auto chunk = queue.pop();
        in_flight = chunk.ends.size();
        return chunk;
      }
      if (finishing) return std::nullopt;
      idle = true;
    }
    wait(watched ? watched->descriptor() : -1, 0, -1);
    if (broken) tell({output_event::kind::reader_gone, EPIPE, watched});
  }
}

void output_writer::state::note_progress(const output_chunk& chunk, std::size_t before) {
  const auto after = chunk.records_written();
  const std::lock_guard held(mutex);
  written += after - before;
  in_flight -= after - before;
}

// False when nothing more can be written.
bool output_writer::state::handle(const output_chunk& chunk, int error, bool& stuck) {
  using kind = output_event::kind;
  if (error == EAGAIN) {
    wait(chunk.target->descriptor(), POLLOUT, -1);
    return true;
  }
  if (chunk.target->path().empty()) {
    tell({error == EPIPE ? kind::reader_gone : kind::failed, error, chunk.target});
    return false;
  }
  if (!std::exchange(stuck, true)) tell({kind::stuck, error, chunk.target});
  wait(-1, 0, retry_milliseconds);
  reopen_what_is_due();
  return true;
}

bool output_writer::state::write(output_chunk& chunk) {
  bool stuck = false;
  std::size_t counted = 0;
  if (chunk.rotation) rotate(chunk);
  while (!chunk.rest().empty()) {
    {
      const std::lock_guard held(mutex);
      if (abandoned) return false;
    }
    const auto [count, error] = chunk.target->write_some(chunk.rest());
    chunk.written += count;
    note_progress(chunk, counted);
    counted = chunk.records_written();
    if (error != 0 && !handle(chunk, error, stuck)) return false;
    if (error == 0 && std::exchange(stuck, false)) tell({output_event::kind::unstuck, 0, chunk.target});
  }
  return true;
}

void output_writer::state::run() {
  bool good = true;
  while (good) {
    auto chunk = next();
    if (!chunk) break;
    good = write(*chunk);
    const std::lock_guard held(mutex);
    if (good) queue.done(*chunk);
    if (!good) broken = true;
  }
  const std::lock_guard held(mutex);
  ended = true;
  ended_changed.notify_all();
}

output_writer::output_writer(std::size_t max_bytes, output_target watched,
                             std::function<void(const output_event&)> tell)
    : state_(std::make_shared<state>(max_bytes, std::move(watched), std::move(tell))) {
  state_->thread = std::thread([held = state_] { held->run(); });
}

output_writer::~output_writer() {
  if (state_->thread.joinable()) finish(std::chrono::steady_clock::now());
}

bool output_writer::append(const output_target& target, std::string_view record, bool even_if_full) {
  bool was_idle = false;
  {
    const std::lock_guard held(state_->mutex);
    if (state_->broken || !state_->queue.push(target, record, even_if_full)) return false;
    was_idle = std::exchange(state_->idle, false);
  }
  if (was_idle) state_->wake();
  return true;
}

std::size_t output_writer::append(const output_chunk& batch) {
  std::size_t taken = 0;
  bool was_idle = false;
  {
    const std::lock_guard held(state_->mutex);
    if (state_->broken) return 0;
    taken = state_->queue.push(batch);
    was_idle = taken > 0 && std::exchange(state_->idle, false);
  }
  if (was_idle) state_->wake();
  return taken;
}

void output_writer::reopen(output_target target) {
  const std::lock_guard held(state_->mutex);
  state_->to_reopen.push_back(std::move(target));
  state_->wake();
}

void output_writer::rotate(const output_target& target, file_rotation how) {
  const std::lock_guard held(state_->mutex);
  state_->queue.push_rotation(target, std::move(how));
}

bool output_writer::finish(std::chrono::steady_clock::time_point deadline) {
  std::unique_lock held(state_->mutex);
  state_->finishing = true;
  state_->wake();
  const auto is_over = [&] { return state_->ended; };
  if (!state_->ended_changed.wait_until(held, deadline, is_over)) {
    state_->abandoned = true;
    state_->wake();
    // One that sits in a write for good is left to the end of the process.
    if (!state_->ended_changed.wait_for(held, std::chrono::milliseconds(100), is_over)) {
      state_->thread.detach();
      return false;
    }
  }
  const bool all = !state_->broken && state_->in_flight == 0 && state_->queue.empty();
  held.unlock();
  state_->thread.join();
  return all;
}

std::uint64_t output_writer::written() const {
  const std::lock_guard held(state_->mutex);
  return state_->written;
}

std::size_t output_writer::waiting_bytes() const {
  const std::lock_guard held(state_->mutex);
  return state_->queue.bytes();
}

}  // namespace sipyco::logserver
