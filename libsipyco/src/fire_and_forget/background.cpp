// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/fire_and_forget/ff_proxy.hpp>

#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace sipyco::fire_and_forget {

class background::state {
 public:
  explicit state(log_sink& log) : log_(log) {}
  ~state();

  void submit(std::string what, std::function<void()> job);
  void join();

 private:
  struct work {
    std::string what;
    std::function<void()> job;
  };
  void run();
  void perform(const work& todo) const;
  void warn(const std::string& message) const { log_.log(log_level::warning, "sipyco.fire_and_forget", message); }

  log_sink& log_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::optional<work> running_;
  bool ending_ = false;
  std::thread thread_;
};

background::state::~state() {
  {
    const std::lock_guard held(mutex_);
    ending_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

void background::state::submit(std::string what, std::function<void()> job) {
  const std::lock_guard held(mutex_);
  if (running_)
    return warn("skipping fire-and-forget call to " + what + " as the previous call (" + running_->what +
                ") did not complete");
  running_ = work{std::move(what), std::move(job)};
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  changed_.notify_all();
}

void background::state::join() {
  std::unique_lock held(mutex_);
  changed_.wait(held, [&] { return !running_; });
}

void background::state::run() {
  std::unique_lock held(mutex_);
  while (true) {
    changed_.wait(held, [&] { return running_ || ending_; });
    if (!running_) return;
    const work& todo = *running_;  // stays until we take it away
    held.unlock();
    perform(todo);
    held.lock();
    running_.reset();
    changed_.notify_all();
  }
}

void background::state::perform(const work& todo) const {
  const std::string prefix = "fire-and-forget call to " + todo.what + " raised an exception: ";
  try {
    todo.job();
  } catch (const std::exception& error) {
    warn(prefix + error.what());
  } catch (...) {
    warn(prefix + "of an unknown type");
  }
}

background::background(log_sink& log) : state_(std::make_unique<state>(log)) {}
background::background(background&&) noexcept = default;
background& background::operator=(background&&) noexcept = default;
background::~background() = default;

void background::submit(std::string what, std::function<void()> job) {
  state_->submit(std::move(what), std::move(job));
}

void background::join() { state_->join(); }

}  // namespace sipyco::fire_and_forget
