// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/handshake_failure.hpp"

#include <fmt/format.h>

#include "base/escape.hpp"

namespace sipyco::pc_rpc {
namespace {

constexpr std::string_view other_protocol =
    "it may serve another protocol (ARTIQ's master: 3251 is pc_rpc, 3250, 1066 and 1067 are not), or want TLS";

bool is_tls_record(std::string_view bytes) {
  return bytes.size() >= 2 && (bytes[0] == '\x15' || bytes[0] == '\x16') && bytes[1] == '\x03';
}

failure with_message(const failure& error, std::string message) {
  failure out = error;
  out.message = std::move(message);
  return out;
}

failure protocol_failure(std::string message) {
  failure out;
  out.kind = failure_kind::protocol;
  out.message = std::move(message);
  return out;
}

std::string excerpt(std::string_view bytes) {
  constexpr std::size_t shown = 60;
  return base::escape_to_one_line(bytes.substr(0, shown)) + (bytes.size() > shown ? "..." : "");
}

}  // namespace

failure explain_handshake(const failure& error, handshake_step step, std::string_view peer,
                          std::chrono::milliseconds timeout, std::string_view received) {
  if (error.kind == failure_kind::tls) return error;
  if (is_tls_record(received))
    return with_message({failure_kind::tls, {}}, fmt::format("{} wants TLS (--ssl CERT KEY PEER)", peer));
  if (error.kind == failure_kind::limit || (!received.empty() && error.kind != failure_kind::interrupted))
    return not_pc_rpc(step, peer, received);
  const bool greeted = step == handshake_step::method_set;
  if (error.kind == failure_kind::timeout)
    return with_message(error, greeted
                                   ? fmt::format("{} greeted, but did not answer the choice of a target within {} s",
                                                 peer, static_cast<double>(timeout.count()) / 1000)
                                   : fmt::format("{} accepted the connection, but said nothing within {} s: {}", peer,
                                                 static_cast<double>(timeout.count()) / 1000, other_protocol));
  if (error.kind == failure_kind::connection_lost)
    return with_message(error,
                        greeted ? fmt::format("{} closed the connection when the target was selected", peer)
                                : fmt::format("{} closed the connection in the handshake: {}", peer, other_protocol));
  return error;
}

failure not_pc_rpc(handshake_step step, std::string_view peer, std::string_view line) {
  const char* const what = step == handshake_step::greeting ? "greeting" : "set of methods";
  return protocol_failure(
      fmt::format("{} does not speak pc_rpc: instead of its {} came \"{}\"", peer, what, excerpt(line)));
}

}  // namespace sipyco::pc_rpc
