// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tls_client.hpp"

namespace sipyco::net {

result<tls_context> client_context(const SimpleSSLConfig& files, log_sink& log) {
  auto loaded = tls_context::load(files, tls_role::client);
  if (loaded) warn_of(loaded->notice(), log);
  return loaded;
}

void warn_of(const std::optional<std::string>& notice, log_sink& log) {
  if (notice) log.log(log_level::warning, "sipyco.net", "TLS: " + *notice);
}

}  // namespace sipyco::net
