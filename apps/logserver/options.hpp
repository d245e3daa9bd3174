// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/record_filter.hpp"
#include "logserver/record_format.hpp"

#include <sipyco/cli/color.hpp>
#include <sipyco/cli/common_args.hpp>
#include <sipyco/cli/flags.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sipyco::logserver {

/// What the command line asks for.
struct options {
  cli::network_server network{.port = 1066};
  record_style style = record_style::text;
  record_style file_style = record_style::dated;
  /// In place of the style, for standard output.
  std::string pattern;
  multiline_style multiline = multiline_style::keep;
  /// Empty: none.
  std::string log_file;
  /// Rotate it at midnight and keep so many old files, 0: all; nothing: do not.
  std::optional<std::size_t> log_backup_count;
  /// Also write to systemd's journal, at this socket; empty: do not.
  std::string journal;
  /// Bytes that wait for one output; more is dropped.
  std::size_t buffer_bytes = std::size_t{64} << 20;
  std::size_t max_line_bytes = std::size_t{4} << 20;
  std::size_t max_clients = 256;
  filter_options filter;
  /// The file, too, takes only what passes the filter.
  bool filter_file = false;
  /// End after so many records were shown, 0: do not.
  std::size_t count = 0;
  /// End after this time.
  std::optional<std::chrono::nanoseconds> wait;
  /// End after a record whose message matches; empty: do not.
  std::string until;
  /// Where to send all records on to; empty: nowhere.
  std::string forward_host;
  std::uint16_t forward_port = 0;
  std::vector<std::string> forward_ssl;
  /// Read records in JSON from standard input, in place of listening.
  bool from_stdin = false;
  /// Receive what a master broadcasts, in place of listening; empty: listen.
  std::string master_host;
  std::uint16_t master_port = 1067;
  /// Broadcast all records on this port; nothing: do not.
  std::optional<std::uint16_t> rebroadcast_port;
  /// Of PYON, for the broadcast: 1 or 2.
  int rebroadcast_pyon = 2;
  cli::color_when color = cli::color_when::automatic;
  cli::verbosity verbosity;
  /// With these nothing else counts.
  cli::standard_requests requests;
};

/// Throws cli::usage_error, with the usage line.
[[nodiscard]] options parse_options(const cli::arguments& args);

}  // namespace sipyco::logserver
