// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tls_context.hpp"

#include "net/system_failure.hpp"
#include "net/tls_certificate.hpp"
#include "net/tls_files.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <new>
#include <utility>

namespace sipyco::net {
namespace {

using context_ptr = std::shared_ptr<SSL_CTX>;

context_ptr make_context(tls_role role) {
  context_ptr context{SSL_CTX_new(role == tls_role::server ? TLS_server_method() : TLS_client_method()), SSL_CTX_free};
  if (!context) throw std::bad_alloc();
  SSL_CTX* const c = context.get();
  SSL_CTX_set_min_proto_version(c, TLS1_2_VERSION);
  SSL_CTX_set_options(c, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(c, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
  // Each connection proves anew who it is: nothing to keep for a resumption.
  SSL_CTX_set_session_cache_mode(c, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(c, 0);
  SSL_CTX_set_verify(c, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  // Whatever stands in the peer file is trusted, also where it is nobody's authority.
  X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(c), X509_V_FLAG_PARTIAL_CHAIN);
  return context;
}

failure refused(const std::string& file, const std::string& what) {
  const char* const reason = ERR_reason_error_string(ERR_peek_error());
  return {failure_kind::configuration, file + ": " + what + (reason ? std::string(" (") + reason + ")" : "")};
}

result<void> use_certificates(SSL_CTX* context, const std::string& file) {
  auto certificates = read_certificates(file);
  if (!certificates) return certificates.error();
  if (SSL_CTX_use_certificate(context, certificates->front().get()) != 1)
    return refused(file, "the certificate cannot be used");
  for (std::size_t i = 1; i < certificates->size(); ++i) SSL_CTX_add1_chain_cert(context, (*certificates)[i].get());
  return {};
}

result<void> use_key(SSL_CTX* context, const SimpleSSLConfig& files) {
  const auto key = read_private_key(files.key);
  if (!key) return key.error();
  if (SSL_CTX_use_PrivateKey(context, key->get()) != 1 || SSL_CTX_check_private_key(context) != 1)
    return refused(files.key, "the private key does not belong to the certificate in " + files.certificate);
  return {};
}

result<void> trust(SSL_CTX* context, const std::string& file) {
  const auto certificates = read_certificates(file);
  if (!certificates) return certificates.error();
  X509_STORE* const store = SSL_CTX_get_cert_store(context);
  for (const auto& each : *certificates) X509_STORE_add_cert(store, each.get());
  return {};
}

}  // namespace

std::optional<std::string> tls_context::notice() const {
  const auto notice = expiry_notice(SSL_CTX_get0_certificate(context_.get()));
  if (!notice) return std::nullopt;
  return "our certificate " + files_->certificate + " " + *notice + ": renew it";
}

result<tls_context> tls_context::load(const SimpleSSLConfig& files, tls_role role) {
  auto context = make_context(role);
  ERR_clear_error();
  for (const auto& done : {use_certificates(context.get(), files.certificate), use_key(context.get(), files),
                           trust(context.get(), files.peer)})
    if (!done) return failure{failure_kind::configuration, "TLS: " + done.error().message};
  return tls_context{std::move(context), files, role};
}

}  // namespace sipyco::net
