// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>
#include <sipyco/base/ssl_config.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

struct ssl_ctx_st;

namespace sipyco::net {

enum class tls_role { client, server };

/// What all connections of one end have in common: its certificate, its key, whom it trusts. A copy is a handle.
///
/// TLS 1.2 and later; each end must show a certificate that is, or was issued by, one that the other trusts.
class tls_context {
 public:
  /// Reads the files. Failures are of kind `configuration`, and name the file and what is wrong with it.
  [[nodiscard]] static result<tls_context> load(const SimpleSSLConfig& files, tls_role role);

  [[nodiscard]] ssl_ctx_st* get() const noexcept { return context_.get(); }
  [[nodiscard]] const SimpleSSLConfig& files() const noexcept { return *files_; }
  [[nodiscard]] tls_role role() const noexcept { return role_; }
  /// What is to be said of this end's certificate when it has expired or soon will.
  [[nodiscard]] std::optional<std::string> notice() const;

 private:
  tls_context(std::shared_ptr<ssl_ctx_st> context, const SimpleSSLConfig& files, tls_role role)
      : context_(std::move(context)), files_(std::make_shared<const SimpleSSLConfig>(files)), role_(role) {}

  std::shared_ptr<ssl_ctx_st> context_;
  std::shared_ptr<const SimpleSSLConfig> files_;
  tls_role role_;
};

}  // namespace sipyco::net
