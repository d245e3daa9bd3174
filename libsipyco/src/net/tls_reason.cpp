// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tls_reason.hpp"

#include "net/tls_certificate.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

namespace sipyco::net {
namespace {

std::string refused_ours(const tls_context& context, const std::string& why) {
  return "it refuses our certificate " + context.files().certificate + why;
}

std::string expired_ours(const tls_context& context) {
  const X509* const ours = SSL_CTX_get0_certificate(context.get());
  return refused_ours(context,
                      is_expired(ours) ? ", which expired on " + end_of(ours) : " as expired: is its clock right?");
}

std::string plain_text(tls_role ours) {
  return ours == tls_role::server ? "the client speaks no TLS, which this server wants (--ssl CERT KEY PEER)"
                                  : "it speaks no TLS: connect without certificates (--ssl), or give it some";
}

std::string reason_text(int reason, const tls_context& context) {
  switch (reason) {
    case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE: return "it shows no certificate (--ssl CERT KEY PEER)";
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED: return "it wants a certificate, and did not take ours";
    case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED: return expired_ours(context);
    case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
    case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
    case SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE:
    case SSL_R_TLSV1_ALERT_DECRYPT_ERROR:
    case SSL_R_TLSV1_ALERT_ACCESS_DENIED:
      return refused_ours(context, ": it is not among those that it was told to trust");
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION: return "it speaks no TLS, or none of the versions 1.2 and 1.3";
    default: return {};
  }
}

}  // namespace

std::string why_untrusted(X509_STORE_CTX* store, const std::string& peer_file) {
  const int error = X509_STORE_CTX_get_error(store);
  const X509* const certificate = X509_STORE_CTX_get_current_cert(store);
  if (error == X509_V_ERR_CERT_HAS_EXPIRED && certificate) return "its certificate expired on " + end_of(certificate);
  if (error == X509_V_ERR_CERT_NOT_YET_VALID && certificate)
    return "its certificate is not valid before " + begin_of(certificate) + " (is the clock right?)";
  return "its certificate is none of those in " + peer_file + ", nor issued by one (" +
         X509_verify_cert_error_string(error) + ")";
}

failure closed_reason(tls_role ours, bool greeted) {
  if (greeted) return {failure_kind::connection_lost, "closed by the peer"};
  if (ours == tls_role::server) return {failure_kind::connection_lost, "closed by the peer in the TLS handshake"};
  return {failure_kind::tls,
          "it closed the connection in the handshake: it may speak no TLS (then connect without --ssl), or refuse our "
          "certificate"};
}

bool is_plain(unsigned long error) {
  const int reason = ERR_GET_REASON(error);
  return reason == SSL_R_WRONG_VERSION_NUMBER || reason == SSL_R_HTTP_REQUEST || reason == SSL_R_HTTPS_PROXY_REQUEST ||
         reason == SSL_R_PACKET_LENGTH_TOO_LONG || reason == SSL_R_UNEXPECTED_MESSAGE;
}

failure error_reason(unsigned long error, const tls_context& context) {
  auto text = is_plain(error) ? plain_text(context.role()) : reason_text(ERR_GET_REASON(error), context);
  if (!text.empty()) return {failure_kind::tls, std::move(text)};
  const char* const name = ERR_reason_error_string(error);
  return {failure_kind::tls, name ? name : "failed for an unknown reason"};
}

}  // namespace sipyco::net
