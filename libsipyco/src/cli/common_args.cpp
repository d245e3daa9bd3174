// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/common_args.hpp>

#include <sipyco/cli/flag_values.hpp>
#include <sipyco/logs/logger.hpp>

#include <algorithm>

namespace sipyco::cli {

namespace {

std::string with_default(const std::string& text, std::uint16_t port) {
  return text + " (default: " + std::to_string(port) + ")";
}

void add_ports(flag_table& flags, network_server& into) {
  if (into.ports.empty()) {
    flags.add_options()("port,p", port(into.port, "PORT"), with_default("TCP port to listen on", into.port).c_str());
  }
  for (auto& named : into.ports) {
    const auto help = with_default("TCP port for " + named.purpose + " connections", named.port);
    flags.add_options()(("port-" + named.name).c_str(), port(named.port, "PORT"), help.c_str());
  }
}

}  // namespace

flag_table verbosity_args(verbosity& into) {
  flag_table flags("Verbosity");
  flags.add_options()("verbose,v", count(into.verbose), "increase logging level; may be repeated");
  flags.add_options()("quiet,q", count(into.quiet), "decrease logging level; may be repeated");
  return flags;
}

log_level log_level_from_args(const verbosity& given) noexcept {
  constexpr int step = 10;
  constexpr int most = 10;  // beyond any level, whatever was counted
  const auto change = std::clamp(given.quiet - given.verbose, -most, most);
  return static_cast<log_level>(static_cast<int>(log_level::warning) + step * change);
}

std::unique_ptr<log_sink> init_logger_from_args(const verbosity& given) {
  return logs::multiline_log_config(log_level_from_args(given));
}

flag_table simple_network_args(network_server& into, bool ssl) {
  flag_table flags("Network server");
  flags.add_options()(
      "bind", texts(into.bind, "ADDRESS"),
      "additional hostname or IP address to bind to; use '*' to bind to all interfaces; may be repeated "
      "(default: none)");
  flags.add_options()("no-localhost-bind", set_true(into.no_localhost_bind),
                      "do not implicitly also bind to localhost addresses");
  add_ports(flags, into);
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
