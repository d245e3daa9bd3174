// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/call_arguments.hpp"
#include "rpctool/result_text.hpp"

#include <sipyco/cli/color.hpp>
#include <sipyco/cli/common_args.hpp>
#include <sipyco/cli/flags.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sipyco::rpctool {

enum class action { list_targets, list_methods, describe, call, interactive };

/// What `interactive`, the action that needs no name, can be told to do in place of a conversation.
struct session_options {
  /// Of `-c`, in order.
  std::vector<std::string> expressions = {};
  /// Requests from standard input, one a line.
  bool batch = false;
  bool batch_json = false;
  bool keep_going = false;
};

/// A controller by its name in an ARTIQ master's device database.
struct device_db_entry {
  std::string master_host;
  std::uint16_t master_port = 3250;
  std::string name;  ///< empty: not asked for
};

/// What the command line asks for.
struct options {
  /// `NAME` of `@NAME`, in place of host and port: an entry of hosts.toml.
  std::optional<std::string> host_entry;
  /// In place of host and port, too.
  device_db_entry device_db;
  std::string host;
  std::uint16_t port = 0;
  /// Without one, Python's tool enters its interactive mode.
  action what = action::interactive;
  /// Nothing: the only target that there is.
  std::optional<std::string> target;
  /// Of `call` and `describe`.
  std::string method;
  call_arguments arguments;
  /// Of `list-methods`: the names only, and those that match only.
  bool names_only = false;
  std::optional<std::string> pattern;
  session_options session;
  result_style style;
  /// Say on standard error how long each call took.
  bool show_time = false;
  /// Of `call`; nothing with an interval: without end.
  std::optional<std::uint64_t> repeat;
  std::optional<std::chrono::nanoseconds> interval;
  cli::ssl_files ssl;
  /// For TCP, TLS and handshake together.
  std::optional<std::chrono::nanoseconds> connect_timeout = std::chrono::seconds(5);
  /// For the answer to a call; nothing: as long as it takes.
  std::optional<std::chrono::nanoseconds> timeout;
  /// Try again while nobody answers; nothing: for ever.
  bool wait = false;
  std::optional<std::chrono::nanoseconds> wait_limit;
  cli::color_when color = cli::color_when::automatic;
  cli::verbosity verbosity;
  /// With these nothing else counts.
  cli::standard_requests requests;
  /// The action that `--help` is about; nothing: the whole tool.
  std::optional<action> help_about;
};

/// Throws cli::usage_error, with the usage line.
[[nodiscard]] options parse_options(const cli::arguments& args);

}  // namespace sipyco::rpctool
