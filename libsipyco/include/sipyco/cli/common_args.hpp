// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>
#include <sipyco/cli/flags.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// Groups of flags that programs of the family share, with the names and defaults of Python's `sipyco.common_args`.
///
/// The variables must outlive the parsing.
namespace sipyco::cli {

struct verbosity {
  int verbose = 0;
  int quiet = 0;
};

/// `-v/--verbose` and `-q/--quiet`, repeatable.
[[nodiscard]] flag_table verbosity_args(verbosity& into);

/// WARNING, one level more talkative with each `-v`, one less with each `-q`.
[[nodiscard]] log_level log_level_from_args(const verbosity& given) noexcept;

struct network_server {
  std::uint16_t port = 0;
  std::vector<std::string> bind = {};
  bool no_localhost_bind = false;
  /// Certificate, key and peer certificate; empty without TLS.
  std::vector<std::string> ssl = {};
};

/// `-p/--port`, `--bind`, `--no-localhost-bind`, and `--ssl` where `ssl` asks for it. The default port is what `into`
/// holds.
[[nodiscard]] flag_table simple_network_args(network_server& into, bool ssl = false);

/// The addresses to listen on: `127.0.0.1`, `::1` and those given; with `--no-localhost-bind` those given only; when
/// `*` is among them nothing but `*`, which means every interface.
[[nodiscard]] std::vector<std::string> bind_address_from_args(const network_server& given);

struct standard_requests {
  bool help = false;
  bool version = false;
};

/// `-h/--help` and `-V/--version`.
[[nodiscard]] flag_table standard_args(standard_requests& into);

}  // namespace sipyco::cli
