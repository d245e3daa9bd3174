// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/output_thread.hpp"

#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>

namespace sipyco::syncdump {

struct output_thread::state {
  using lock = std::unique_lock<std::mutex>;

  /// False when it could not be written.
  bool write_next(lock& held);

  std::function<void(std::string_view)> write;
  std::function<void(std::exception_ptr)> failed;
  std::function<void()> drained;
  std::mutex mutex;
  std::condition_variable changed;
  std::string queue;
  std::size_t writing = 0;
  std::exception_ptr broken;
  bool ending = false;
};

output_thread::output_thread(std::function<void(std::string_view)> write,
                             std::function<void(std::exception_ptr)> failed, std::function<void()> drained)
    : state_(std::make_shared<state>()) {
  state_->write = std::move(write);
  state_->drained = std::move(drained);
  state_->failed = std::move(failed);
  thread_ = std::thread([shared = state_] { run(shared); });
}

output_thread::~output_thread() {
  state::lock held(state_->mutex);
  state_->queue.clear();
  state_->failed = nullptr;
  state_->drained = nullptr;
  state_->ending = true;
  state_->changed.notify_all();
  const bool blocked = state_->writing > 0;
  held.unlock();
  if (blocked)
    thread_.detach();
  else
    thread_.join();
}

void output_thread::put(std::string_view records) {
  const state::lock held(state_->mutex);
  if (state_->broken) return;
  state_->queue += records;
  state_->changed.notify_all();
}

std::size_t output_thread::waiting() const {
  const state::lock held(state_->mutex);
  return state_->queue.size() + state_->writing;
}

void output_thread::drop() {
  const state::lock held(state_->mutex);
  state_->queue.clear();
}

void output_thread::finish() {
  state::lock held(state_->mutex);
  state_->changed.wait(held, [&] { return state_->broken || (state_->queue.empty() && state_->writing == 0); });
  if (state_->broken) std::rethrow_exception(state_->broken);
}

void output_thread::run(const std::shared_ptr<state>& shared) {
  state::lock held(shared->mutex);
  while (true) {
    shared->changed.wait(held, [&] { return shared->ending || !shared->queue.empty(); });
    if (shared->ending || !shared->write_next(held)) return;
  }
}

bool output_thread::state::write_next(lock& held) {
  const std::string records = std::exchange(queue, {});
  writing = records.size();
  held.unlock();
  std::exception_ptr thrown;
  try {
    write(records);
  } catch (...) {
    thrown = std::current_exception();
  }
  held.lock();
  writing = 0;
  broken = thrown;
  if (broken && failed) failed(thrown);
  if (!broken && queue.empty() && drained) drained();
  changed.notify_all();
  return !broken;
}

}  // namespace sipyco::syncdump
