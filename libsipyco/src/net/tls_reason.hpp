// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/tls_context.hpp"

#include <string>

struct x509_store_ctx_st;

/// Why TLS failed, in words that say what to do. Each text goes behind the peer's name, so `it` is the peer.
namespace sipyco::net {

/// What a verification that has just failed found.
[[nodiscard]] std::string why_untrusted(x509_store_ctx_st* store, const std::string& peer_file);

/// The peer closed the connection without a word, within the handshake or after it.
[[nodiscard]] failure closed_reason(tls_role ours, bool greeted);

/// Whether an error of OpenSSL's queue means that the bytes of a handshake were no TLS.
[[nodiscard]] bool is_plain(unsigned long error);

/// For an error of OpenSSL's queue: an alert of the peer's, or bytes that are no TLS.
[[nodiscard]] failure error_reason(unsigned long error, const tls_context& context);

}  // namespace sipyco::net
