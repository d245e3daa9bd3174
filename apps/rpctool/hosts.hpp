// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sipyco::rpctool {

struct options;

/// An entry of hosts.toml: what `@NAME` on the command line stands for.
///
///     [dds]
///     host = "::1"
///     port = 3253
///     target = "dds"                                     # optional, as is
///     ssl = ["client.pem", "client.key", "server.pem"]   # seen from the file's folder
struct host_entry {
  std::string host;
  std::uint16_t port = 0;
  std::optional<std::string> target;
  std::vector<std::string> ssl;
};

/// Reads the entry `name` from the text of a file; `path` is for messages and for relative names of files. Throws
/// cli::fatal_error: `host_unknown` when there is no such entry, `bad_configuration` for what is wrong in the file.
[[nodiscard]] host_entry read_host(std::string_view text, const std::string& path, std::string_view name);

/// `sipyco/hosts.toml` in `$XDG_CONFIG_HOME`, or in `~/.config`.
[[nodiscard]] std::string hosts_path();

/// Fills in what the entry that `given` names says; what the command line says itself stays.
void apply_host_entry(options& given);

}  // namespace sipyco::rpctool
