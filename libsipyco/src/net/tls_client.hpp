// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>
#include <sipyco/base/result.hpp>

#include "net/tls_context.hpp"

#include <optional>
#include <string>

/// What a client does before and after its handshake, whichever way it waits.
namespace sipyco::net {

/// Loads the files, and warns when our certificate has expired or soon will.
[[nodiscard]] result<tls_context> client_context(const SimpleSSLConfig& files, log_sink& log);

/// Logs a notice, if there is one, as a warning.
void warn_of(const std::optional<std::string>& notice, log_sink& log);

}  // namespace sipyco::net
