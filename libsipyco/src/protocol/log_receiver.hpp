// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "protocol/cutting_framer.hpp"
#include "protocol/log_parser.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sipyco::protocol {

/// The server's side of a logging connection: bytes in, records out.
class log_receiver {
 public:
  explicit log_receiver(const log_limits& limits);

  /// Room for the next bytes, and how many of them came.
  [[nodiscard]] std::span<char> prepare() { return framer_.prepare(); }
  void commit(std::size_t count) { framer_.commit(count); }

  /// The next record; its views live until the next call of any function.
  [[nodiscard]] std::optional<log_entry> next();
  /// The stream has ended: `next` gives what is left.
  void end() { at_end_ = true; }

  /// The first line was not ours. The connection is to be closed.
  [[nodiscard]] bool refused() const noexcept { return state_ == state::refused; }
  [[nodiscard]] bool greeted() const noexcept { return state_ == state::greeted; }
  /// What came in place of our banner.
  [[nodiscard]] const std::string& strange_banner() const noexcept { return strange_banner_; }

 private:
  enum class state { awaits_banner, greeted, refused };
  void greet(std::string_view line);

  log_limits limits_;
  cutting_framer framer_;
  log_parser parser_;
  state state_ = state::awaits_banner;
  std::string strange_banner_;
  bool at_end_ = false;
};

}  // namespace sipyco::protocol
