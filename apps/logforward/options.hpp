// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli/color.hpp>
#include <sipyco/cli/common_args.hpp>
#include <sipyco/cli/flags.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sipyco::logforward {

/// What the command line asks for.
struct options {
  std::string host;
  std::uint16_t port = 0;
  std::string source;
  /// Program and arguments; empty: standard input is sent.
  std::vector<std::string> command;
  std::size_t queue_size = 1000;
  std::optional<std::chrono::nanoseconds> reconnect = std::chrono::seconds(5);
  std::optional<std::chrono::nanoseconds> flush = std::chrono::seconds(2);
  cli::ssl_files ssl;
  cli::color_when color = cli::color_when::automatic;
  cli::verbosity verbosity;
  /// With these nothing else counts.
  cli::standard_requests requests;
};

/// Throws cli::usage_error, with the usage line.
[[nodiscard]] options parse_options(const cli::arguments& args);

}  // namespace sipyco::logforward
