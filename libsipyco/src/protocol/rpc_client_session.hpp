// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/pyon/version.hpp>

#include "protocol/rpc_handshake.hpp"
#include "protocol/rpc_message.hpp"

namespace sipyco::protocol {

/// Which of the targets that a server names is meant: fails with kind `incompatible_server`, `value_error` (several for
/// automatic choice) or `protocol` (a name that no line can carry). Without a name the only one is meant.
[[nodiscard]] result<std::string> choose_target(const rpc_greeting& greeting, const std::optional<std::string>& name);

/// One connection on the client's side: the lines to send, and what the lines that come mean.
///
/// After `banner_line` comes `on_greeting`, then `select` and `on_methods`, then calls: `encode` and `decode` may then
/// be used by several threads at once.
class rpc_client_session {
 public:
  explicit rpc_client_session(bool force_pyon_v1 = false, const decode_limits& limits = {})
      : force_pyon_v1_(force_pyon_v1), limits_(limits) {}

  [[nodiscard]] static std::string banner_line();
  [[nodiscard]] result<void> on_greeting(std::string_view line);
  /// The line that selects a target; see `choose_target`.
  [[nodiscard]] result<std::string> select(const std::optional<std::string>& name);
  [[nodiscard]] result<void> on_methods(std::string_view line);

  [[nodiscard]] std::string encode_call(std::string_view name, std::span<const Value> arguments,
                                        const Dict& keywords) const;
  [[nodiscard]] std::string encode_method_list() const { return method_list_line(version_); }
  [[nodiscard]] result<rpc_reply> decode_reply(std::string_view line) const;

  [[nodiscard]] const rpc_greeting& greeting() const noexcept { return greeting_; }
  [[nodiscard]] const std::optional<std::string>& target() const noexcept { return target_; }
  /// Sorted; empty before a target is selected.
  [[nodiscard]] const std::vector<std::string>& methods() const noexcept { return methods_; }
  [[nodiscard]] pyon::version version() const noexcept { return version_; }

 private:
  bool force_pyon_v1_;
  decode_limits limits_;
  rpc_greeting greeting_;
  std::optional<std::string> target_;
  std::vector<std::string> methods_;
  pyon::version version_ = pyon::v1;
};

}  // namespace sipyco::protocol
