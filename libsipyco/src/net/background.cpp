// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/background.hpp"

#include <boost/asio/post.hpp>

#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace sipyco::net {
namespace {

/// What the thread and the coroutine share; the coroutine, and its context, may be gone first.
struct meeting {
  std::mutex mutex;
  asio::steady_timer* done = nullptr;  // null once nobody waits
  bool ended = false;
  std::exception_ptr thrown;
};

void arrive(const std::shared_ptr<meeting>& place, std::exception_ptr thrown) {
  const std::lock_guard held(place->mutex);
  place->ended = true;
  place->thrown = std::move(thrown);
  if (!place->done) return;
  asio::post(place->done->get_executor(), [place] {
    const std::lock_guard again(place->mutex);
    if (place->done) place->done->cancel();
  });
}

void run(const std::shared_ptr<meeting>& place, std::function<void()> work) {
  std::exception_ptr thrown;
  try {
    work();
  } catch (...) {
    thrown = std::current_exception();
  }
  work = nullptr;
  arrive(place, std::move(thrown));
}

class presence {
 public:
  presence(std::shared_ptr<meeting> place, asio::steady_timer& timer) : place_(std::move(place)) {
    place_->done = &timer;
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

}  // namespace

asio::awaitable<void> in_background(std::function<void()> work) {
  const auto place = std::make_shared<meeting>();
  asio::steady_timer done(co_await asio::this_coro::executor, asio::steady_timer::time_point::max());
  const presence waiting(place, done);
  std::thread([place, work = std::move(work)]() mutable { run(place, std::move(work)); }).detach();
  const auto [error] = co_await done.async_wait(as_result);
  const std::lock_guard held(place->mutex);
  if (!place->ended) throw boost::system::system_error(error);
  if (place->thrown) std::rethrow_exception(place->thrown);
}

}  // namespace sipyco::net
