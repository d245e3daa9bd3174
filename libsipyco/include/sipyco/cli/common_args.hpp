// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>
#include <sipyco/base/ssl_config.hpp>
#include <sipyco/cli/flags.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Groups of flags that programs of the family share, with the names and defaults of Python's `sipyco.common_args`.
///
/// Each group is an `options_description` of Program_options that assigns its variables while a command line is parsed,
/// by `parse_flags` or by Program_options itself (`store(parse_command_line(...), map)`); they must outlive the
/// parsing. A program that has its own options adds a group to them:
///
///     boost::program_options::options_description own("My controller");
///     own.add(cli::simple_network_args(network)).add(cli::verbosity_args(verbosity));
namespace sipyco::cli {

/// How often `-v` and `-q` were given.
struct verbosity {
  int verbose = 0;  ///< Of `-v`.
  int quiet = 0;    ///< Of `-q`.
};

/// `-v/--verbose` and `-q/--quiet`, repeatable.
[[nodiscard]] flag_table verbosity_args(verbosity& into);

/// WARNING, one level more talkative with each `-v`, one less with each `-q`.
[[nodiscard]] log_level log_level_from_args(const verbosity& given) noexcept;

/// Python's `init_logger_from_args`: a sink that writes what is of that level or above to standard error, in the format
/// of `logs::MultilineFormatter`. Python's function makes it the process's logger; here it is handed to what logs.
[[nodiscard]] std::unique_ptr<log_sink> init_logger_from_args(const verbosity& given);

/// What the command line says of TLS.
struct ssl_files {
  /// Of `--ssl`: certificate, key and peer certificate.
  std::vector<std::string> all = {};
  std::optional<std::string> certificate = {};  ///< Of `--cert`.
  std::optional<std::string> key = {};          ///< Of `--key`.
  std::optional<std::string> peer = {};         ///< Of `--cacert`.
};

/// `--ssl CERT KEY PEER`, and `--cert`, `--key`, `--cacert` one by one.
[[nodiscard]] flag_table ssl_args(ssl_files& into);

/// The files to use: flags before the environment (`SIPYCO_SSL_CERT`, `SIPYCO_SSL_KEY`, `SIPYCO_SSL_PEER`); nothing for
/// plain TCP. Throws usage_error, or ConfigurationError where no flag was given, when some are missing.
[[nodiscard]] std::optional<SimpleSSLConfig> ssl_from_args(const ssl_files& given);

/// One of a server's several ports.
struct named_port {
  std::string name;        ///< What follows `--port-`: `notify`.
  std::string purpose;     ///< For the help: `notifications` makes "TCP port for notifications connections".
  std::uint16_t port = 0;  ///< The default, then what was given.
};

/// Where a server listens.
struct network_server {
  std::uint16_t port = 0;              ///< The default, then what `--port` gives.
  std::vector<std::string> bind = {};  ///< Of `--bind`, in order.
  bool no_localhost_bind = false;      ///< `--no-localhost-bind` was given.
  ssl_files ssl = {};                  ///< What was said of TLS.
  /// Where there are any, each has an option `--port-NAME`, and there is no `--port`.
  std::vector<named_port> ports = {};
};

/// `-p/--port` or one `--port-NAME` for each of `ports`, `--bind`, `--no-localhost-bind`, and `ssl_args` where `ssl`
/// asks for them. Default ports are those that `into` holds.
[[nodiscard]] flag_table simple_network_args(network_server& into, bool ssl = false);

/// The addresses to listen on: `127.0.0.1`, `::1` and those given; with `--no-localhost-bind` those given only; when
/// `*` is among them nothing but `*`, which means every interface.
[[nodiscard]] std::vector<std::string> bind_address_from_args(const network_server& given);

/// Whether the user wants to know something instead.
struct standard_requests {
  bool help = false;     ///< `-h`
  bool version = false;  ///< `-V`
};

/// `-h/--help` and `-V/--version`.
[[nodiscard]] flag_table standard_args(standard_requests& into);

}  // namespace sipyco::cli
