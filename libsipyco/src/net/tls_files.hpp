// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include <memory>
#include <string>
#include <vector>

struct evp_pkey_st;
struct x509_st;

namespace sipyco::net {

using certificate_ptr = std::shared_ptr<x509_st>;
using private_key_ptr = std::shared_ptr<evp_pkey_st>;

/// Every certificate of a PEM file, one at least. Failures are of kind `configuration` and name the file.
[[nodiscard]] result<std::vector<certificate_ptr>> read_certificates(const std::string& file);

/// The private key of a PEM file; one with a passphrase is refused, for nobody is asked.
[[nodiscard]] result<private_key_ptr> read_private_key(const std::string& file);

}  // namespace sipyco::net
