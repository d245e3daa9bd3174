// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include <sipyco/base/limits.hpp>
#include <sipyco/pyon/version.hpp>
#include <sipyco/sync_struct/mod.hpp>

#include "net/shared_line.hpp"

namespace sipyco::sync_struct {

using net::shared_line;

inline constexpr std::size_t version_count = 2;
[[nodiscard]] constexpr std::size_t index_of(pyon::version version) noexcept {
  return static_cast<std::size_t>(version);
}

/// A modification as it is sent; a line is null for a version that nobody wants.
struct encoded_mod {
  /// Counts the changes of the structure; the structure after the change has this number.
  std::uint64_t sequence = 0;
  std::array<shared_line, version_count> lines = {};
  /// It replaces the structure.
  bool is_init = false;
};

/// One line. Throws EncodeError, naming the place in the structure.
[[nodiscard]] shared_line encode_line(const Mod& mod, pyon::version version, const encode_limits& limits);

/// A path as messages name it: `["a"][1]`.
[[nodiscard]] std::string path_text(const std::vector<Value>& path);

}  // namespace sipyco::sync_struct
