// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/frame.hpp"
#include "syncdump/output_thread.hpp"
#include "syncdump/view.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <functional>

namespace sipyco::syncdump {

/// The structure on a terminal, drawn anew as it changes, a few times a second at most. The terminal is given back when
/// the view ends, and while the program is stopped.
class screen_view final : public view {
 public:
  /// `before_entering` is called before the terminal is taken.
  screen_view(output_thread& out, const options& given, current_structure now, boost::asio::io_context& context,
              std::function<void()> before_entering);
  ~screen_view() override;

  bool show(const event& happened) override;
  void connection(bool up) override;

 private:
  void enter();
  void leave() noexcept;
  void schedule();
  void draw();
  void update_rate();
  void watch_signals();

  output_thread& out_;
  const options& given_;
  current_structure now_;
  std::function<void()> before_entering_;
  frame frame_;
  frame::status status_;
  boost::asio::steady_timer timer_;
  boost::asio::signal_set signals_;
  std::chrono::steady_clock::time_point drawn_ = {};
  std::chrono::steady_clock::time_point counted_ = {};
  std::uint64_t counted_events_ = 0;
  bool entered_ = false;
  bool scheduled_ = false;
};

}  // namespace sipyco::syncdump
