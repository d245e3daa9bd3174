// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <sipyco/base/limits.hpp>
#include <sipyco/pyon/version.hpp>

#include "protocol/rpc_handshake.hpp"
#include "protocol/rpc_message.hpp"

namespace sipyco::protocol {

/// Send this line, then go on reading.
struct send_line {
  std::string line;
};
/// Close without a word, as Python does. `reason` is for the log; it quotes the peer.
struct close_connection {
  std::string reason;
};
/// If there is such a target, send `method_set_line` for it and go on reading; else close.
struct select_target {
  std::string name;
};
/// Run a call and send `ok_line` or `failed_line`, then go on reading.
struct run_call {
  call_request request;
};
/// Send the documented list by `ok_line`, then go on reading.
struct list_methods {};
using rpc_server_action = std::variant<send_line, close_connection, select_target, run_call, list_methods>;

/// One connection on the server's side: lines in, what to do about each out. The caller finds targets and runs calls.
class rpc_server_session {
 public:
  /// `greeting_line` is sent to every client; it must outlive the session.
  explicit rpc_server_session(std::string_view greeting_line, const decode_limits& limits = {})
      : greeting_line_(greeting_line), limits_(limits) {}

  /// `line` comes without its newline.
  [[nodiscard]] rpc_server_action on_line(std::string_view line);
  /// The last line of a stream, which lacks its newline: Python answers such a request, but no such greeting.
  [[nodiscard]] rpc_server_action on_unfinished_line(std::string_view line);

  /// The banner has not come yet.
  [[nodiscard]] bool awaits_banner() const noexcept { return state_ == state::banner; }
  /// A target was selected; longer lines are to be accepted.
  [[nodiscard]] bool serves_calls() const noexcept { return state_ == state::calls; }
  /// The client's choice; v1 before it has chosen.
  [[nodiscard]] pyon::version version() const noexcept { return version_; }

 private:
  enum class state { banner, target, calls };

  rpc_server_action on_target(std::string_view line);
  rpc_server_action on_request(std::string_view line);

  std::string_view greeting_line_;
  decode_limits limits_;
  state state_ = state::banner;
  pyon::version version_ = pyon::v1;
};

}  // namespace sipyco::protocol
