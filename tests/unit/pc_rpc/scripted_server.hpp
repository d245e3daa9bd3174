// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <thread>

#include "support/line_peer.hpp"
#include "support/loopback.hpp"

namespace sipyco::test {

inline constexpr std::string_view v1_greeting = "{\"targets\": [\"echo\"], \"description\": null}\n";
inline constexpr std::string_view v2_greeting =
    "{\"targets\":[\"echo\"],\"description\":null,\"features\":[\"pyon_v2\"]}\n";
inline constexpr std::string_view v1_methods = "{\"echo\", \"ping\"}\n";

/// A server for one client that does what a test wants.
class scripted_server {
 public:
  using script = std::function<void(line_peer&)>;
  explicit scripted_server(script play)
      : thread_([this, play = std::move(play)] {
          line_peer client(listener_.accept());
          play(client);
        }) {}
  ~scripted_server() { thread_.join(); }

  [[nodiscard]] std::uint16_t port() const { return listener_.port(); }

  /// The handshake of a server of release 1.9, then `play`.
  [[nodiscard]] static script after_handshake(script play) {
    return [play = std::move(play)](line_peer& client) {
      (void)client.line();
      client.send(v1_greeting);
      (void)client.line();
      client.send(v1_methods);
      play(client);
    };
  }

 private:
  loopback_listener listener_;
  std::thread thread_;
};

}  // namespace sipyco::test
