// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tls_session.hpp"

#include "net/system_failure.hpp"
#include "net/tls_certificate.hpp"
#include "net/tls_reason.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <new>
#include <utility>

#include <sys/socket.h>

namespace sipyco::net {

tls_session::tls_session(tls_context context, int fd)
    : context_(std::move(context)), socket_{fd, false, 0}, ssl_(SSL_new(context_.get()), SSL_free) {
  if (!ssl_) throw std::bad_alloc();
  BIO* const bio = make_socket_bio(socket_);
  SSL_set_bio(ssl_.get(), bio, bio);
  SSL_set_app_data(ssl_.get(), this);
  SSL_set_verify(ssl_.get(), SSL_get_verify_mode(ssl_.get()), on_verify);  // what is asked for stands in the context
  if (context_.role() == tls_role::server)
    SSL_set_accept_state(ssl_.get());
  else
    SSL_set_connect_state(ssl_.get());
}

int tls_session::on_verify(int good, X509_STORE_CTX* store) {
  auto* const ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
  auto& self = *static_cast<tls_session*>(SSL_get_app_data(ssl));
  if (!good && self.untrusted_.empty()) self.untrusted_ = why_untrusted(store, self.context_.files().peer);
  return good;
}

tls_session::outcome tls_session::handshake() {
  const std::lock_guard held(mutex_);
  ERR_clear_error();
  const auto out = outcome_of(SSL_do_handshake(ssl_.get()), 0);
  greeted_ = out.what == step::done;
  return out;
}

tls_session::outcome tls_session::read(std::span<char> room) {
  const std::lock_guard held(mutex_);
  if (broken_) return {step::failed};
  std::size_t count = 0;
  ERR_clear_error();
  const int returned = SSL_read_ex(ssl_.get(), room.data(), room.size(), &count);
  heard_ = heard_ || returned > 0;
  return outcome_of(returned, count);
}

tls_session::outcome tls_session::write(std::string_view bytes) {
  const std::lock_guard held(mutex_);
  if (broken_) return {step::failed};
  std::size_t count = 0;
  ERR_clear_error();
  const int returned = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &count);
  if (socket_.error != 0 && !heard_) look_for_alert();
  return outcome_of(returned, count);
}

// With TLS 1.3 a server may refuse our certificate after its handshake has succeeded for us: then the connection breaks
// while we write, and the reason stands unread before the end of the stream.
void tls_session::look_for_alert() {
  const int broken_by = std::exchange(socket_.error, 0);
  char byte = 0;
  std::size_t count = 0;
  ERR_clear_error();
  (void)SSL_read_ex(ssl_.get(), &byte, 1, &count);
  const bool told = ERR_GET_LIB(ERR_peek_error()) == ERR_LIB_SSL && !socket_.ended;
  if (!told) socket_.error = broken_by;
}

void tls_session::shut_down() noexcept {
  const std::lock_guard held(mutex_);
  if (!greeted_ || broken_ || std::exchange(shut_down_, true)) return;
  ERR_clear_error();
  (void)SSL_shutdown(ssl_.get());
}

tls_session::outcome tls_session::outcome_of(int returned, std::size_t count) {
  if (returned > 0) return {step::done, count};
  switch (SSL_get_error(ssl_.get(), returned)) {
    case SSL_ERROR_WANT_READ: return {step::wants_read};
    case SSL_ERROR_WANT_WRITE: return {step::wants_write};
    case SSL_ERROR_ZERO_RETURN: return {step::ended};
    default: break;
  }
  if (!std::exchange(broken_, true)) reason_ = reason_of_failure();
  return {step::failed};
}

failure tls_session::reason_of_failure() const {
  if (!untrusted_.empty()) return {failure_kind::tls, untrusted_};
  if (socket_.error != 0) return {kind_of(socket_.error), error_text(socket_.error)};
  if (socket_.ended) return closed_reason(context_.role(), greeted_);
  const auto error = ERR_peek_error();
  if (!greeted_ && context_.role() == tls_role::server && is_plain(error)) tell_of_tls();
  return error_reason(error, context_);
}

// OpenSSL closes without a word then; a client that knows this alert can say what is wrong.
void tls_session::tell_of_tls() const {
  constexpr std::string_view protocol_version_alert("\x15\x03\x01\x00\x02\x02\x46", 7);
  (void)::send(socket_.fd, protocol_version_alert.data(), protocol_version_alert.size(), MSG_NOSIGNAL);
}

failure tls_session::failure_of(std::string_view peer) const {
  const std::lock_guard held(mutex_);
  failure out = reason_;
  out.message = std::string(peer) + (out.kind == failure_kind::tls ? ": TLS: " : ": connection lost: ") + out.message;
  return out;
}

std::optional<std::string> tls_session::peer_notice() const {
  const std::lock_guard held(mutex_);
  const X509* const certificate = SSL_get0_peer_certificate(ssl_.get());
  const auto notice = certificate ? expiry_notice(certificate) : std::nullopt;
  if (!notice) return std::nullopt;
  return "the peer's certificate " + *notice + ": renew it";
}

}  // namespace sipyco::net
