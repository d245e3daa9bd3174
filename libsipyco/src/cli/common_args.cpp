// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/common_args.hpp>

#include <sipyco/cli/flag_values.hpp>

#include <algorithm>

namespace sipyco::cli {

flag_table verbosity_args(verbosity& into) {
  flag_table flags("Verbosity");
  flags.add_options()("verbose,v", count(into.verbose), "increase the logging level; may be repeated");
  flags.add_options()("quiet,q", count(into.quiet), "decrease the logging level; may be repeated");
  return flags;
}

log_level log_level_from_args(const verbosity& given) noexcept {
  constexpr int step = 10;
  constexpr int most = 10;  // beyond any level, whatever was counted
  const auto change = std::clamp(given.quiet - given.verbose, -most, most);
  return static_cast<log_level>(static_cast<int>(log_level::warning) + step * change);
}

flag_table simple_network_args(network_server& into, bool ssl) {
  flag_table flags("Network server");
  flags.add_options()("bind", texts(into.bind, "ADDRESS"),
                      "additional hostname or IP address to bind to; '*' binds to all interfaces; may be repeated");
  flags.add_options()("no-localhost-bind", set_true(into.no_localhost_bind),
                      "do not implicitly also bind to localhost addresses");
  const auto port_help = "TCP port to listen on (default: " + std::to_string(into.port) + ")";
  flags.add_options()("port,p", port(into.port, "PORT"), port_help.c_str());
  if (ssl) flags.add(ssl_args(into.ssl));
  return flags;
}

std::vector<std::string> bind_address_from_args(const network_server& given) {
  if (std::ranges::find(given.bind, "*") != given.bind.end()) return {"*"};
  if (given.no_localhost_bind) return given.bind;
  std::vector<std::string> out{"127.0.0.1", "::1"};
  out.insert(out.end(), given.bind.begin(), given.bind.end());
  return out;
}

flag_table standard_args(standard_requests& into) {
  flag_table flags("Information");
  flags.add_options()("help,h", set_true(into.help), "show this help and exit");
  flags.add_options()("version,V", set_true(into.version), "show name, version and licence, and exit");
  return flags;
}

}  // namespace sipyco::cli
