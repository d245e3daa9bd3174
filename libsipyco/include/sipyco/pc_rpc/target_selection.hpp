// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sipyco::pc_rpc {

/// Stands for the only target of a server; a server with several is a ValueError.
struct AutoTarget {};

/// Stands for no target yet: Python's `None`.
inline constexpr std::nullopt_t no_target = std::nullopt;

/// Which of a server's targets a client wants: `AutoTarget{}`, `no_target` or a name.
class target_selection {
 public:
  target_selection(AutoTarget) noexcept : automatic_(true) {}     ///< The only one.
  target_selection(std::nullopt_t) noexcept {}                    ///< None yet.
  target_selection(std::string name) : name_(std::move(name)) {}  ///< By name.
  target_selection(std::string_view name) : name_(name) {}        ///< By name.
  target_selection(const char* name) : name_(name) {}             ///< By name.
  /// No name: AutoTarget, which is what a missing `-t` means to the tools.
  [[nodiscard]] static target_selection name_or_auto(std::optional<std::string> name) {
    return name ? target_selection(*std::move(name)) : target_selection(AutoTarget{});
  }

  [[nodiscard]] bool is_auto() const noexcept { return automatic_; }  ///< The only one is meant, whatever its name.
  [[nodiscard]] bool is_none() const noexcept { return !automatic_ && !name_; }  ///< None is to be selected yet.
  [[nodiscard]] const std::optional<std::string>& name() const noexcept { return name_; }  ///< Empty for the other two.

 private:
  bool automatic_ = false;
  std::optional<std::string> name_;
};

}  // namespace sipyco::pc_rpc
