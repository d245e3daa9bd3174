// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

struct bio_st;

namespace sipyco::net {

/// The socket below a TLS connection, and what happened to it.
struct tls_socket {
  int fd = -1;
  /// The peer has sent all that it will send.
  bool ended = false;
  /// The errno that broke the connection; 0 for none.
  int error = 0;
};

/// A BIO over a non-blocking socket; other than OpenSSL's own it never raises SIGPIPE. `socket` must outlive it; the
/// caller owns the BIO.
[[nodiscard]] bio_st* make_socket_bio(tls_socket& socket);

}  // namespace sipyco::net
