// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/pyon/version.hpp>

/// The lines of pc_rpc before the first call: greeting, target, method set.
namespace sipyco::protocol {

/// What the server says first.
struct rpc_greeting {
  std::vector<std::string> targets;
  std::optional<std::string> description;
  bool offers_pyon_v2 = false;

  friend bool operator==(const rpc_greeting&, const rpc_greeting&) = default;
};

/// As sipyco 1.10 writes it, plain JSON with its newline; `targets` as they stand.
[[nodiscard]] std::string greeting_line(const rpc_greeting& greeting);
/// Reads that of any release, and Python's repr, which servers without NumPy send. Fails with kind `protocol`.
[[nodiscard]] result<rpc_greeting> read_greeting(std::string_view line, const decode_limits& limits = {});

/// What the client answers: a target, and the version to speak.
struct target_choice {
  std::string target;
  pyon::version version = pyon::v1;

  friend bool operator==(const target_choice&, const target_choice&) = default;
};

[[nodiscard]] std::string target_line(const target_choice& choice);
/// Fails, with the reason to log, when the line asks for a feature that we do not have or is not UTF-8.
[[nodiscard]] result<target_choice> read_target(std::string_view line);

/// The names that the target answers to, as a set; `names` should be sorted.
[[nodiscard]] std::string method_set_line(std::span<const std::string> names, pyon::version version);
/// Takes a set, list, tuple or dict of names (an empty set is a dict in v1); sorted. Fails with kind `protocol`.
[[nodiscard]] result<std::vector<std::string>> read_method_set(std::string_view line, pyon::version version,
                                                               const decode_limits& limits = {});

}  // namespace sipyco::protocol
