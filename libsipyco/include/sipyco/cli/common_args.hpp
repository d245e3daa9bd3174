// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>
#include <sipyco/cli/flags.hpp>

#include <cstdint>
#include <optional>
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

/// What the command line says of TLS.
struct ssl_files {
  /// Of `--ssl`: certificate, key and peer certificate.
  std::vector<std::string> all = {};
  std::optional<std::string> certificate = {};
  std::optional<std::string> key = {};
  std::optional<std::string> peer = {};
};

/// `--ssl CERT KEY PEER`, and `--cert`, `--key`, `--cacert` one by one.
[[nodiscard]] flag_table ssl_args(ssl_files& into);

/// The files to use: flags before the environment (`SIPYCO_SSL_CERT`, `SIPYCO_SSL_KEY`, `SIPYCO_SSL_PEER`); nothing for
/// plain TCP. Throws usage_error, or ConfigurationError where no flag was given, when some are missing.
[[nodiscard]] std::optional<SimpleSSLConfig> ssl_from_args(const ssl_files& given);

struct network_server {
  std::uint16_t port = 0;
  std::vector<std::string> bind = {};
  bool no_localhost_bind = false;
  ssl_files ssl = {};
};

/// `-p/--port`, `--bind`, `--no-localhost-bind`, and `ssl_args` where `ssl` asks for them. The default port is what
/// `into` holds.
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
