// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>

namespace sipyco {

/// The files of a TLS connection on which each end must prove who it is: Python's `SimpleSSLConfig`.
///
/// All are in PEM format, and are read when a connection is made: a server takes renewed files at the next handshake.
/// Made with
///
///     openssl req -x509 -newkey rsa -keyout X.key -nodes -out X.pem -sha256 -subj "/" -days 3650
struct SimpleSSLConfig {
  /// This end's certificate, followed by those that lead to its issuer if there are any.
  std::string certificate;
  /// Its private key, without a passphrase.
  std::string key;
  /// The certificates to trust, and nothing else is: the peer's own, or those that issued it. Host names play no part.
  std::string peer;

  friend bool operator==(const SimpleSSLConfig&, const SimpleSSLConfig&) = default;  ///< Member by member.
};

}  // namespace sipyco
