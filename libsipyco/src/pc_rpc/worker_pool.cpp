// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/worker_pool.hpp"

#include <algorithm>
#include <utility>

#include <poll.h>

namespace sipyco::pc_rpc {

void worker_pool::submit(job work) {
  const lock held(mutex_);
  if (stopping_) return;
  recalled_ = false;
  if (!idle_.empty()) {
    worker& chosen = *idle_.back();
    idle_.pop_back();
    chosen.next_ = std::move(work);
    chosen.wake_.wake();
  } else if (workers_.size() < max_threads_) {
    start_thread(std::move(work));
  } else {
    waiting_.push_back(std::move(work));
  }
}

void worker_pool::recall() {
  const lock held(mutex_);
  recalled_ = true;
  for (worker* const each : idle_) each->wake_.wake();
}

void worker_pool::start_thread(job work) {
  auto started = std::make_shared<worker>(*this);
  started->next_ = std::move(work);
  workers_.push_back(started);
  started->thread_ = std::thread([self = shared_from_this(), started] { self->run(*started); });
  ++running_;
}

void worker_pool::run(worker& self) {
  while (const auto work = next_job(self)) (*work)(self);
  const lock held(mutex_);
  self.ended_ = true;
  --running_;
  thread_ended_.notify_all();
}

std::optional<worker_pool::job> worker_pool::next_job(worker& self) {
  lock held(mutex_);
  while (!stopping_) {
    if (auto work = take(self)) return work;
    set_idle(self, true);
    held.unlock();
    (void)net::wait_for(self.wake_.descriptor(), POLLIN, {});
    held.lock();
    self.wake_.clear();
    set_idle(self, false);
  }
  return std::nullopt;
}

std::optional<worker_pool::job> worker_pool::take(worker& self) {
  if (self.next_) return std::exchange(self.next_, std::nullopt);
  if (waiting_.empty()) return std::nullopt;
  auto work = std::move(waiting_.front());
  waiting_.pop_front();
  return work;
}

void worker_pool::set_idle(worker& self, bool idle) {
  if (idle)
    idle_.push_back(&self);
  else
    std::erase(idle_, &self);
}

worker_pool::worker::event worker_pool::worker::wait_readable(int fd, std::chrono::milliseconds timeout) {
  {
    const lock held(pool_.mutex_);
    if (wanted_by_pool()) return event::wanted;
    pool_.idle_.insert(pool_.idle_.begin(), this);  // chosen when nobody else is idle
  }
  const auto waited = net::wait_for(fd, POLLIN, {net::deadline_after(timeout), {wake_.descriptor(), -1}});
  const lock held(pool_.mutex_);
  pool_.set_idle(*this, false);
  if (!waited && waited.error().kind == failure_kind::interrupted) wake_.clear();
  if (wanted_by_pool()) return event::wanted;
  return waited ? event::readable : event::timeout;
}

bool worker_pool::worker::wanted_by_pool() const noexcept {
  return next_ || pool_.stopping_ || pool_.recalled_ || !pool_.waiting_.empty();
}

bool worker_pool::worker::wanted() const noexcept {
  const lock held(pool_.mutex_);
  return wanted_by_pool();
}

bool worker_pool::worker::stopping() const noexcept {
  const lock held(pool_.mutex_);
  return pool_.stopping_;
}

bool worker_pool::stop(std::chrono::milliseconds patience) {
  lock held(mutex_);
  stopping_ = true;
  waiting_.clear();
  for (const auto& each : workers_) each->wake_.wake();
  const bool all_ended = thread_ended_.wait_for(held, patience, [&] { return running_ == 0; });
  auto workers = std::exchange(workers_, {});
  std::vector<bool> ended;
  for (const auto& each : workers) ended.push_back(each->ended_);
  held.unlock();
  for (std::size_t i = 0; i < workers.size(); ++i) {
    if (ended[i])
      workers[i]->thread_.join();
    else
      workers[i]->thread_.detach();
  }
  return all_ended;
}

}  // namespace sipyco::pc_rpc
