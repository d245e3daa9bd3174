// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include <sipyco/base/log.hpp>

namespace sipyco::fire_and_forget {

/// A thread that does one thing at a time and takes nothing else meanwhile.
class background {
 public:
  explicit background(log_sink& log);            ///< `log` must outlive it.
  background(background&&) noexcept;             ///< Leaves the other fit only to be assigned to or destroyed.
  background& operator=(background&&) noexcept;  ///< Leaves the other fit only to be assigned to or destroyed.
  /// Waits for the job that runs.
  ~background();

  /// Runs `job`, unless another one still runs: then it is dropped, with a warning. What it throws is a warning, too.
  /// `what` names it there.
  void submit(std::string what, std::function<void()> job);
  /// Waits until nothing runs.
  void join();

 private:
  class state;
  std::unique_ptr<state> state_;
};

/// Runs the methods of an object in the background: Python's `FFProxy`, for slow calls that matter little.
///
///     fire_and_forget::FFProxy display{client, "display"};
///     display.call("show", 5.0);        // returns at once
///
/// `T` is what has a method `call(name, arguments...)`: Client, BestEffortClient, Target. It must outlive the proxy.
/// One call runs at a time; one that comes meanwhile is dropped. What was dropped or raised is a warning in the log.
template <class T>
class FFProxy {
 public:
  /// `name` names the object in warnings; `log` must outlive the proxy.
  explicit FFProxy(T& target, std::string name = "target", log_sink& log = default_log_sink())
      : target_(&target), name_(std::move(name)), background_(log) {}

  /// Copies the arguments.
  template <class... Args>
  void call(std::string method, Args... arguments) {
    background_.submit(name_ + "." + method,
                       [target = target_, method, arguments...] { (void)target->call(method, arguments...); });
  }

  /// Waits until no call runs.
  void ff_join() { background_.join(); }

 private:
  T* target_;
  std::string name_;
  background background_;
};

}  // namespace sipyco::fire_and_forget
