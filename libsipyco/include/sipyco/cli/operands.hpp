// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The operands HOST and PORT, which the programs that connect to a server have in common.
namespace sipyco::cli {

/// `[::1]` as `::1`; anything else as it is.
[[nodiscard]] std::string without_brackets(std::string_view host);

/// HOST as typed, without the brackets of an IPv6 address. Throws usage_error when it is empty.
[[nodiscard]] std::string read_host(std::string_view word);

/// PORT of a server, from 1. Throws usage_error.
[[nodiscard]] std::uint16_t read_port(const std::string& word);

/// A host, and a port where there is one.
struct address {
  std::string host;                                  ///< Name or numeric address.
  std::optional<std::uint16_t> port = std::nullopt;  ///< Nothing where none was given.
};

/// HOST:PORT, [HOST]:PORT, HOST or [HOST]; an IPv6 address without brackets is a host. Nothing where the port is none.
[[nodiscard]] std::optional<address> split_address(std::string_view word);

}  // namespace sipyco::cli
