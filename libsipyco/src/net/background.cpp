// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/background.hpp"

#include <boost/asio/post.hpp>

#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace sipyco::net {

/// What the thread and the coroutine share; the coroutine, and its context, may be gone first.
struct background_work::meeting {
  static void run(const std::shared_ptr<meeting>& place, std::function<void()> work);
  static void arrive(const std::shared_ptr<meeting>& place, std::exception_ptr thrown);

  std::mutex mutex;
  asio::steady_timer* done = nullptr;  // null while nobody waits
  bool ended = false;
  std::exception_ptr thrown;
};

void background_work::meeting::arrive(const std::shared_ptr<meeting>& place, std::exception_ptr thrown) {
  const std::lock_guard held(place->mutex);
  place->ended = true;
  place->thrown = std::move(thrown);
  if (!place->done) return;
  asio::post(place->done->get_executor(), [place] {
    const std::lock_guard again(place->mutex);
    if (place->done) place->done->cancel();
  });
}

void background_work::meeting::run(const std::shared_ptr<meeting>& place, std::function<void()> work) {
  std::exception_ptr thrown;
  try {
    work();
  } catch (...) {
    thrown = std::current_exception();
  }
  work = nullptr;
  arrive(place, std::move(thrown));
}

class background_work::presence {
 public:
  presence(std::shared_ptr<meeting> place, asio::steady_timer& timer) : place_(std::move(place)) {
    const std::lock_guard held(place_->mutex);
    place_->done = &timer;
    // Nobody will announce what has happened already.
    if (place_->ended) timer.expires_at(asio::steady_timer::time_point::min());
  }
  presence(const presence&) = delete;
  presence& operator=(const presence&) = delete;
  ~presence() {
    const std::lock_guard held(place_->mutex);
    place_->done = nullptr;
  }

 private:
  std::shared_ptr<meeting> place_;
};

background_work::background_work(std::function<void()> work) : place_(std::make_shared<meeting>()) {
  std::thread([place = place_, work = std::move(work)]() mutable { meeting::run(place, std::move(work)); }).detach();
}

asio::awaitable<void> background_work::wait() const {
  const auto place = place_;
  asio::steady_timer done(co_await asio::this_coro::executor, asio::steady_timer::time_point::max());
  const presence waiting(place, done);
  const auto [error] = co_await done.async_wait(as_result);
  const std::lock_guard held(place->mutex);
  if (!place->ended) throw boost::system::system_error(error);
  if (place->thrown) std::rethrow_exception(place->thrown);
}

asio::awaitable<void> in_background(std::function<void()> work) {
  const background_work begun(std::move(work));
  co_await begun.wait();
}

}  // namespace sipyco::net
