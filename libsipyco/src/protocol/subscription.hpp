// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// How a connection of sync_struct or broadcast begins: the client says the banner and what it wants to hear, then it
/// only listens.
namespace sipyco::protocol {

/// Both lines of the client.
[[nodiscard]] std::string subscription_request(std::string_view banner, std::string_view name);

/// A name that can be asked for: not empty, without newline, valid UTF-8.
[[nodiscard]] bool is_subscribable(std::string_view name) noexcept;

/// The server's side of the beginning.
class subscription_session {
 public:
  /// Another line is needed.
  struct read_on {};
  struct subscribe {
    std::string name;
  };
  /// The peer is to be closed without a reply.
  struct refuse {
    std::string reason;
  };
  using action = std::variant<read_on, subscribe, refuse>;

  explicit subscription_session(std::string_view banner) noexcept : banner_(banner) {}

  [[nodiscard]] action on_line(std::string_view line);

 private:
  std::string_view banner_;
  bool greeted_ = false;
};

}  // namespace sipyco::protocol
