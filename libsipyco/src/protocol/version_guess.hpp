// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/pyon/version.hpp>
#include <sipyco/value/value.hpp>

/// Publishers do not say which version of PYON they write.
namespace sipyco::protocol {

/// Bytes of a line of sync_struct that tell its version.
inline constexpr std::size_t mod_prefix_bytes = 12;

/// The version of a line of sync_struct, told by Python's spacing at its start: `{"action": "` is version 1,
/// `{"action":"` version 2; nothing for any other start.
[[nodiscard]] std::optional<pyon::version> version_of_mod(std::string_view start) noexcept;

/// Decodes the lines of one connection whose version nothing tells: the first line that means something in one version
/// only decides for all that follow. Until then both would mean the same.
class version_guess {
 public:
  explicit version_guess(const decode_limits& limits = {}) : limits_(limits) {}

  [[nodiscard]] result<Value> decode(std::string_view line);
  [[nodiscard]] std::optional<pyon::version> version() const noexcept { return version_; }

 private:
  decode_limits limits_;
  std::optional<pyon::version> version_;
};

}  // namespace sipyco::protocol
