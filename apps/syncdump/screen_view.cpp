// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/screen_view.hpp"

#include <sipyco/cli/output.hpp>

#include <fmt/format.h>

#include <csignal>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

namespace sipyco::syncdump {

using clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds least_interval{200};
constexpr std::string_view enter_screen = "\x1b[?1049h\x1b[?25l\x1b[2J", leave_screen = "\x1b[?25h\x1b[?1049l";

frame::size screen_size() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return {};
  return {size.ws_col, size.ws_row};
}

}  // namespace

screen_view::screen_view(output_thread& out, const options& given, current_structure now,
                         boost::asio::io_context& context, std::function<void()> before_entering)
    : out_(out),
      given_(given),
      now_(std::move(now)),
      before_entering_(std::move(before_entering)),
      frame_(cli::use_color(given.color, STDOUT_FILENO)),
      timer_(context),
      signals_(context, SIGWINCH, SIGTSTP) {
  const bool numeric = given.host.find(':') != std::string::npos;  // then the port needs brackets before it
  status_.source =
      fmt::format("{}{}{}:{} {}", numeric ? "[" : "", given.host, numeric ? "]" : "", given.port, given.notifier);
  watch_signals();
}

screen_view::~screen_view() { leave(); }

void screen_view::enter() {
  before_entering_();
  cli::write_output(enter_screen);
  entered_ = true;
}

void screen_view::leave() noexcept {
  if (!std::exchange(entered_, false)) return;
  try {
    out_.drop();
    out_.finish();  // or a drawing under way would come after it
    cli::write_output(leave_screen);
  } catch (const std::exception&) {
    return;  // nobody to tell
  }
}

void screen_view::watch_signals() {
  signals_.async_wait([this](const boost::system::error_code& error, int number) {
    if (error) return;
    const bool was_entered = entered_;
    if (number == SIGTSTP) {
      leave();
      std::raise(SIGSTOP);
      if (was_entered) enter();
    }
    draw();
    watch_signals();
  });
}

bool screen_view::show(const event& happened) {
  status_.last_change = happened.time;
  ++status_.events;
  if (!entered_) enter();
  schedule();
  return !given_.count || status_.events < *given_.count;
}

void screen_view::connection(bool up) {
  status_.connected = up;
  schedule();
}

void screen_view::schedule() {
  if (scheduled_) return;
  scheduled_ = true;
  const auto interval =
      given_.interval ? std::chrono::duration_cast<clock::duration>(*given_.interval) : least_interval;
  timer_.expires_at(std::max(clock::now(), drawn_ + std::max<clock::duration>(interval, least_interval)));
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    scheduled_ = false;
    draw();
  });
}

void screen_view::update_rate() {
  constexpr std::chrono::duration<double> window{1};
  const std::chrono::duration<double> passed = clock::now() - counted_;
  if (passed < window) return;
  const auto count = static_cast<double>(status_.events - counted_events_);
  status_.rate = counted_ == clock::time_point{} ? 0 : count / passed.count();
  counted_ = clock::now();
  counted_events_ = status_.events;
}

void screen_view::draw() {
  drawn_ = clock::now();
  update_rate();
  const bool blocked = out_.waiting() != 0;  // the drawing before is still on its way: draw again later
  if (entered_ && !blocked) out_.put(frame_.draw(now_(), status_, screen_size(), drawn_));
  if (blocked || frame_.fading() || status_.rate > 0) schedule();
}

}  // namespace sipyco::syncdump
