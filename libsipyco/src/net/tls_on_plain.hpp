// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sipyco::net {

/// What the first bytes on a plain connection say of a peer that speaks TLS; empty when it does not.
[[nodiscard]] inline std::string tls_on_plain_reason(std::string_view first_bytes) {
  if (first_bytes.size() < 2 || first_bytes[1] != '\x03') return {};
  if (first_bytes[0] == '\x16') return "the client speaks TLS, which this server does not (--ssl CERT KEY PEER)";
  if (first_bytes[0] == '\x15') return "it wants TLS (--ssl CERT KEY PEER)";
  return {};
}

}  // namespace sipyco::net
