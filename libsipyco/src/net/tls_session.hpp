// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include "net/tls_bio.hpp"
#include "net/tls_context.hpp"

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct ssl_st;
struct x509_store_ctx_st;

namespace sipyco::net {

/// TLS over a connected, non-blocking socket: does what can be done at once, and says what to wait for.
///
/// One thread may write while another reads. The socket stays the caller's.
class tls_session {
 public:
  enum class step {
    done,         ///< `count` bytes went through
    wants_read,   ///< call again with the same arguments when the socket is readable
    wants_write,  ///< the same, when it is writable
    ended,        ///< the peer has ended the stream
    failed,       ///< see `failure_of`
  };
  struct outcome {
    step what = step::done;
    std::size_t count = 0;
  };

  /// For a peer that does not answer the handshake in time.
  static constexpr std::string_view mute_text = "no answer to the handshake in time (it may speak no TLS)";

  tls_session(tls_context context, int fd);
  tls_session(const tls_session&) = delete;
  tls_session& operator=(const tls_session&) = delete;
  ~tls_session() { shut_down(); }

  /// Until it is done nothing can be read or written.
  [[nodiscard]] outcome handshake();
  [[nodiscard]] outcome read(std::span<char> room);
  /// Takes some of the bytes, one at least.
  [[nodiscard]] outcome write(std::string_view bytes);
  /// Tells the peer, once, that nothing more comes, if that is possible at once. To be done before the socket closes.
  void shut_down() noexcept;

  /// Why a step failed: kind `tls`, or `connection_lost` when the network was the reason. `peer` begins the message.
  [[nodiscard]] failure failure_of(std::string_view peer) const;
  /// After the handshake: what is to be said of the peer's certificate when it soon expires.
  [[nodiscard]] std::optional<std::string> peer_notice() const;

 private:
  static int on_verify(int good, x509_store_ctx_st* store);
  [[nodiscard]] outcome outcome_of(int returned, std::size_t count);
  void look_for_alert();
  void tell_of_tls() const;
  [[nodiscard]] failure reason_of_failure() const;

  tls_context context_;
  tls_socket socket_;
  std::unique_ptr<ssl_st, void (*)(ssl_st*)> ssl_;
  mutable std::mutex mutex_;
  std::string untrusted_;  // what is wrong with the peer's certificate
  failure reason_;
  bool greeted_ = false;
  bool heard_ = false;
  bool broken_ = false;
  bool shut_down_ = false;
};

}  // namespace sipyco::net
