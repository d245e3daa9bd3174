// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What the four protocols have in common: one message a line, and a first line from the client that names the
/// protocol.
namespace sipyco::protocol {

inline constexpr std::string_view pc_rpc_banner = "ARTIQ pc_rpc";
inline constexpr std::string_view sync_struct_banner = "ARTIQ sync_struct";
inline constexpr std::string_view broadcast_banner = "ARTIQ broadcast";
inline constexpr std::string_view logging_banner = "ARTIQ logging";

// Where ARTIQ's master listens; controllers have ports of their own.
inline constexpr std::uint16_t master_notify_port = 3250;   ///< sync_struct
inline constexpr std::uint16_t master_control_port = 3251;  ///< pc_rpc
inline constexpr std::uint16_t master_logging_port = 1066;
inline constexpr std::uint16_t master_broadcast_port = 1067;

// How long a line Python's peers take; longer ones make them reset the connection.
inline constexpr std::size_t python_server_line_bytes = std::size_t{4} << 20;
inline constexpr std::size_t python_async_client_line_bytes = std::size_t{100} << 20;

/// Name of the protocol (`pc_rpc`, ...) whose banner `line` is, without its newline; to tell who knocked at the wrong
/// port.
[[nodiscard]] constexpr std::optional<std::string_view> protocol_of_banner(std::string_view line) noexcept {
  constexpr std::string_view prefix = "ARTIQ ";
  for (const auto banner : {pc_rpc_banner, sync_struct_banner, broadcast_banner, logging_banner})
    if (line == banner) return banner.substr(prefix.size());
  return std::nullopt;
}

}  // namespace sipyco::protocol
