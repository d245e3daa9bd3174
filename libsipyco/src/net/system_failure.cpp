// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/system_failure.hpp"

#include <cerrno>
#include <system_error>

namespace sipyco::net {

std::string error_text(int error) {
  auto text = std::generic_category().message(error);
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a')
    text[0] = static_cast<char>(text[0] + ('a' - 'A'));
  return text;
}

failure_kind kind_of(int error) noexcept {
  switch (error) {
    case ECONNREFUSED: return failure_kind::connection_refused;
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE:
    case ENOTCONN:
    case EBADF: return failure_kind::connection_lost;
    case ETIMEDOUT: return failure_kind::timeout;
    case EADDRINUSE: return failure_kind::address_in_use;
    default: return failure_kind::connection;
  }
}

failure system_failure(int error, std::string_view what) {
  return {kind_of(error), std::string{what} + ": " + error_text(error)};
}

}  // namespace sipyco::net
