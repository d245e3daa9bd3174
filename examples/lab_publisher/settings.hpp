// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/cli.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lab {

namespace cli = sipyco::cli;

/// What the command line says.
struct settings {
  cli::network_server network{.port = 3250};
  cli::verbosity verbosity;
  std::optional<std::uint16_t> port_of_v1;
  std::optional<std::chrono::nanoseconds> interval = std::chrono::milliseconds(500);
};

/// False when a question for help was answered.
[[nodiscard]] bool read_settings(settings& into, std::string_view name, const cli::arguments& args);

}  // namespace lab
