// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/remote.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace sipyco::rpctool {

/// Calls that need no answer to an earlier one. They are sent in groups; while a group is answered, the next one is
/// collected. Answers are taken in the order of the calls. Large calls are made one by one.
class call_pipeline {
 public:
  /// Given what returns the result of a call, and throws what the method raised or why there is no answer.
  using taker = std::function<void(const std::function<Value()>& result)>;

  explicit call_pipeline(remote& peer) : peer_(peer) {}

  /// May send, and then waits for answers to calls of before. Throws Interrupted, and what takers throw: then it is to
  /// be left alone.
  void add(pc_rpc::call_request call, taker take);
  /// Sends what is left and waits for all answers.
  void finish();

 private:
  struct group {
    std::vector<pc_rpc::call_request> calls;
    std::vector<taker> takers;
    std::size_t bytes = 0;  // of the arguments
    remote::outcome_source outcomes;
  };

  void send();
  void take(group taken);

  remote& peer_;
  group collected_;
  group sent_;
  bool lost_ = false;  // the connection, so that nothing may be sent before all is taken that was sent there
};

}  // namespace sipyco::rpctool
