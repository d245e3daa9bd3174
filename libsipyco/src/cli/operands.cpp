// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/operands.hpp>

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/flag_values.hpp>
#include "net/address.hpp"

namespace sipyco::cli {

std::string without_brackets(std::string_view host) { return std::string(net::without_brackets(host)); }

std::string read_host(std::string_view word) {
  if (word.empty()) throw usage_error("HOST is empty");
  return without_brackets(word);
}

std::uint16_t read_port(const std::string& word) {
  const auto port = parse_port(word);
  if (!port || *port == 0) throw usage_error("PORT must be a number from 1 to 65535, not '" + word + "'");
  return *port;
}

std::optional<address> split_address(std::string_view word) {
  const auto bracket = word.rfind(']');
  const auto colon = word.rfind(':');
  const bool has_port = colon != word.npos && (bracket == word.npos ? word.find(':') == colon : colon > bracket);
  if (!has_port) return address{without_brackets(word)};
  const auto port = parse_port(word.substr(colon + 1));
  if (!port || *port == 0) return std::nullopt;
  return address{without_brackets(word.substr(0, colon)), port};
}

}  // namespace sipyco::cli
