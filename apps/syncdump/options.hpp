// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/color.hpp>
#include <sipyco/cli/common_args.hpp>
#include <sipyco/cli/flags.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sipyco::syncdump {

enum class mode { once, events, states, screen };
enum class format { pyon, pyon1 };

/// What the command line asks for.
struct options {
  std::string host;
  std::uint16_t port = 0;
  std::string notifier;
  /// Nothing: the screen on a terminal, else events.
  std::optional<mode> what;
  format how = format::pyon;
  /// Certificate, key and peer certificate; empty without TLS.
  std::vector<std::string> ssl;
  std::optional<std::chrono::nanoseconds> connect_timeout = std::chrono::seconds(5);
  cli::color_when color = cli::color_when::automatic;
  cli::verbosity verbosity;
  /// With these nothing else counts.
  cli::standard_requests requests;
};

/// Throws cli::usage_error, with the usage line.
[[nodiscard]] options parse_options(const cli::arguments& args);

}  // namespace sipyco::syncdump
