// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/record_format.hpp"

#include <sipyco/cli/color.hpp>
#include <sipyco/cli/common_args.hpp>
#include <sipyco/cli/flags.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace sipyco::logserver {

/// What the command line asks for.
struct options {
  cli::network_server network{.port = 1066};
  record_style style = record_style::text;
  record_style file_style = record_style::dated;
  multiline_style multiline = multiline_style::keep;
  /// Empty: none.
  std::string log_file;
  /// Bytes that wait for one output; more is dropped.
  std::size_t buffer_bytes = std::size_t{64} << 20;
  std::size_t max_line_bytes = std::size_t{4} << 20;
  std::size_t max_clients = 256;
  cli::color_when color = cli::color_when::automatic;
  cli::verbosity verbosity;
  /// With these nothing else counts.
  cli::standard_requests requests;
};

/// Throws cli::usage_error, with the usage line.
[[nodiscard]] options parse_options(const cli::arguments& args);

}  // namespace sipyco::logserver
