// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/ssl_config.hpp>

#include <chrono>
#include <filesystem>
#include <initializer_list>
#include <string>

namespace sipyco::test {

/// When a certificate is valid, from now.
struct validity {
  std::chrono::hours from{-1};
  std::chrono::hours to{24 * 365};
};

/// A temporary folder of keys and certificates as `openssl req -x509 -subj "/"` makes them.
class certificate_folder {
 public:
  certificate_folder();
  certificate_folder(const certificate_folder&) = delete;
  certificate_folder& operator=(const certificate_folder&) = delete;
  ~certificate_folder();

  /// Makes or renews NAME.pem and NAME.key; signed by itself or by `issuer`.
  void make(const std::string& name, validity when = {}, const std::string& issuer = {}) const;
  /// A file of several certificates.
  void join(const std::string& name, std::initializer_list<const char*> parts) const;
  /// What `ours` needs to talk to `peer`, each made before.
  [[nodiscard]] SimpleSSLConfig config(const std::string& ours, const std::string& peer) const;
  [[nodiscard]] std::string path(const std::string& file) const { return (folder_ / file).string(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace sipyco::test
