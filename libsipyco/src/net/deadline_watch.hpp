// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "net/asio.hpp"
#include "net/byte_stream.hpp"
#include "net/waiting.hpp"

#include <memory>

namespace sipyco::net {

/// Closes a stream when a deadline passes.
///
/// Setting a deadline is cheap enough for every line: a timer that runs already is left alone, and looks at the
/// deadline when it fires.
class deadline_watch {
 public:
  explicit deadline_watch(std::shared_ptr<byte_stream> stream);
  deadline_watch(deadline_watch&&) = default;
  deadline_watch& operator=(deadline_watch&&) = delete;
  ~deadline_watch();

  /// `never` ends the watch.
  void set(time_point deadline);
  /// A deadline passed and the stream was closed.
  [[nodiscard]] bool fired() const noexcept;

 private:
  struct state;
  static void run(std::shared_ptr<state> watched);

  std::shared_ptr<state> state_;
};

}  // namespace sipyco::net
