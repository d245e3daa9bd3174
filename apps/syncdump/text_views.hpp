// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/output_thread.hpp"
#include "syncdump/view.hpp"

#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <optional>
#include <span>

namespace sipyco::syncdump {

/// The structure, or a broadcaster's message, once; with a condition, once that holds.
class once_view final : public view {
 public:
  once_view(output_thread& out, const options& given, current_structure now)
      : out_(out), given_(given), now_(std::move(now)) {}
  bool show(const event& happened) override;

 private:
  output_thread& out_;
  const options& given_;
  current_structure now_;
};

/// What each event changes, as lines.
class difference_view final : public view {
 public:
  difference_view(output_thread& out, const options& given, current_structure now)
      : out_(out), given_(given), now_(std::move(now)) {}
  bool show(const event& happened) override;
  void drained() override;

 private:
  void put(std::span<const Value> place);

  output_thread& out_;
  const options& given_;
  current_structure now_;
  std::optional<Value> before_;
  std::uint64_t shown_ = 0;
  bool pending_ = false;  // it is not read as fast as it changes: the next difference is from more than one event
};

/// A record for each event. When what is not read becomes too much, it is dropped, and the structure is shown anew once
/// there is room.
class event_view final : public view {
 public:
  event_view(output_thread& out, const options& given, current_structure now, std::size_t max_waiting)
      : out_(out), given_(given), now_(std::move(now)), max_waiting_(max_waiting) {}
  bool show(const event& happened) override;
  void drained() override;

 private:
  void put(const event& happened);

  output_thread& out_;
  const options& given_;
  current_structure now_;
  std::size_t max_waiting_;
  std::uint64_t shown_ = 0;
  event last_;  // without its content
  bool dropped_ = false;
};

/// The structure after each event, but no more often than it is read, or than was asked for.
class state_view final : public view {
 public:
  state_view(output_thread& out, const options& given, current_structure now, boost::asio::io_context& context)
      : out_(out), given_(given), now_(std::move(now)), pause_(context) {}
  bool show(const event& happened) override;
  void drained() override;
  void finish() override;

 private:
  void put();
  [[nodiscard]] bool is_behind() const;

  output_thread& out_;
  const options& given_;
  current_structure now_;
  boost::asio::steady_timer pause_;
  std::uint64_t shown_ = 0;
  bool pending_ = false;
  bool pausing_ = false;
};

}  // namespace sipyco::syncdump
