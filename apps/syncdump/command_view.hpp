// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/command.hpp"
#include "syncdump/view.hpp"

#include <sipyco/base/log.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <cstdint>

namespace sipyco::syncdump {

/// Runs a command for each event, which it gets on its standard input; or the structure, in the modes that show that.
/// While it runs, what happens is coalesced into one event: the only one, or the structure anew.
class command_view final : public view {
 public:
  command_view(const options& given, current_structure now, boost::asio::io_context& context, log_sink& log);

  bool show(const event& happened) override;
  /// Returns when the last event was handled.
  void finish() override;

 private:
  void run(const event& happened);
  void run_pending();
  void tell(const std::string& trouble);
  void watch_children();

  const options& given_;
  current_structure now_;
  log_sink& log_;
  boost::asio::signal_set children_;
  command command_;
  event last_;
  std::uint64_t pending_ = 0;
  std::uint64_t shown_ = 0;
};

}  // namespace sipyco::syncdump
