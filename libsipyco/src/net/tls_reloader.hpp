// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>

#include "net/tls_context.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace sipyco::net {

/// A server's TLS context, which follows its files: what has been renewed counts from the next handshake on.
class tls_reloader {
 public:
  /// `log` gets warnings about certificates that soon expire and about renewed files that cannot be used.
  tls_reloader(SimpleSSLConfig files, log_sink& log, std::string log_name);

  /// To be called first; fails as tls_context::load does.
  [[nodiscard]] result<void> load();
  /// For the next connection. Renewed files that cannot be used leave it as it was.
  [[nodiscard]] const tls_context& current();

 private:
  using stamp = std::array<std::int64_t, 12>;
  [[nodiscard]] stamp look() const;
  void warn_of_expiry();

  SimpleSSLConfig files_;
  log_sink& log_;
  std::string log_name_;
  stamp seen_{};
  std::optional<tls_context> context_;
  std::chrono::steady_clock::time_point warned_{};
};

}  // namespace sipyco::net
