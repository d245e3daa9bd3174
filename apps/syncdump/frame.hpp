// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/rows.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace sipyco::syncdump {

/// What the screen shows, as the text that draws it.
class frame {
 public:
  using time_point = std::chrono::steady_clock::time_point;

  struct size {
    std::size_t columns = 80;
    std::size_t lines = 24;
  };
  /// What the status line tells.
  struct status {
    std::string source;  ///< host, port and notifier
    bool connected = false;
    double rate = 0;  ///< events a second
    std::chrono::system_clock::time_point last_change = {};
    std::uint64_t events = 0;
  };

  explicit frame(bool colored) : colored_(colored) {}

  /// Draws the whole screen. Values that differ from those of the drawing before are highlighted for a while.
  [[nodiscard]] std::string draw(const Value& structure, const status& now, size screen, time_point time);
  /// Something is highlighted, so that the next drawing will differ.
  [[nodiscard]] bool fading() const noexcept { return fading_; }

 private:
  struct shown_value {
    std::string text;
    time_point changed = {};
  };

  [[nodiscard]] std::string status_line(const status& now, std::size_t hidden, std::size_t columns) const;
  [[nodiscard]] std::string_view style_of(const row& line, time_point time);
  void append_row(std::string& out, const row& line, std::size_t key_columns, std::size_t columns, time_point time);

  bool colored_;
  bool fading_ = false;
  bool drawn_ = false;
  std::map<std::string, shown_value> before_;
};

}  // namespace sipyco::syncdump
