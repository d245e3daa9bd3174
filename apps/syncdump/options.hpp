// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/condition.hpp"

#include <sipyco/base/ssl_config.hpp>
#include <sipyco/cli/color.hpp>
#include <sipyco/cli/common_args.hpp>
#include <sipyco/cli/flags.hpp>
#include <sipyco/formats/json.hpp>
#include <sipyco/formats/path.hpp>
#include <sipyco/formats/template.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sipyco::syncdump {

enum class mode { once, events, states, screen };
enum class format { pyon, pyon1, json, lines, influx, prometheus };
enum class array_form { whole, summary };

/// How records are written.
struct layout {
  format how = format::pyon;
  formats::json_nan nan = formats::json_nan::literal;
  /// Instead of a format, if given.
  std::optional<formats::text_template> pattern = std::nullopt;
  array_form arrays = array_form::whole;
  /// Of the numbers that databases get: where they come from.
  std::string source = {};
};

/// Which part of the structure is looked at.
struct selection {
  formats::path path;
  /// Patterns for the keys of what the path leads to; none: all.
  std::vector<std::string> keys = {};
  std::vector<std::string> excluded = {};
};

using maybe_time = std::optional<std::chrono::nanoseconds>;

/// What the command line asks for.
struct options {
  std::string host;
  std::uint16_t port = 0;
  /// Or the channel.
  std::string notifier;
  bool broadcast = false;
  /// Nothing: the screen on a terminal, else events.
  std::optional<mode> what;
  layout shown_as;
  selection wanted;
  /// Of `states` and the screen: the shortest time between two outputs.
  maybe_time interval;
  /// Of `events`: bytes that may wait to be written.
  std::optional<std::uint64_t> max_waiting_bytes = std::uint64_t{64} << 20;
  bool updates_only = false;
  /// Of `events`: what differs from the structure before.
  bool diff = false;
  /// Leave once it holds.
  std::optional<condition> until = std::nullopt;
  /// Instead of standard output; replaced with each record.
  std::optional<std::string> file = std::nullopt;
  /// Run for each record, instead of printing it; none: empty.
  std::vector<std::string> command = {};
  /// Records to show before leaving.
  std::optional<std::uint64_t> count;
  /// Time after which to leave.
  maybe_time limit;
  /// Keep trying when the first connection fails, for so long if given.
  bool wait = false;
  maybe_time wait_limit;
  /// Connect again when the connection is lost.
  bool retry = true;
  std::optional<std::uint64_t> max_line_bytes;
  cli::ssl_files ssl;
  maybe_time connect_timeout = std::chrono::seconds(5);
  cli::color_when color = cli::color_when::automatic;
  cli::verbosity verbosity;
  /// With these nothing else counts.
  cli::standard_requests requests;
};

/// Throws cli::usage_error, with the usage line.
[[nodiscard]] options parse_options(const cli::arguments& args);

}  // namespace sipyco::syncdump
