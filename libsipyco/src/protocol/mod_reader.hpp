// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/protocol/mod.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/version.hpp>

#include "protocol/line_framer.hpp"

namespace sipyco::protocol {

/// Makes mods of the lines of one sync_struct connection, in whichever version of PYON they are, as they arrive: what
/// came of a long line is decoded at once and need not be kept.
class mod_reader {
 public:
  /// Of a structure only what the keys `only` lead to is kept, as far as that can be told while it is read.
  explicit mod_reader(const decode_limits& limits = {}, const std::vector<Value>& only = {});

  /// The mod, with the last fragment of a line. After a failure the reader is of no further use.
  [[nodiscard]] result<std::optional<Mod>> read(const line_fragment& piece);

  /// Part of a line was read.
  [[nodiscard]] bool within_line() const noexcept { return within_; }
  /// That of the last line.
  [[nodiscard]] std::optional<pyon::version> version() const noexcept { return version_; }

 private:
  [[nodiscard]] result<Value> read_whole(std::string_view line);
  [[nodiscard]] result<void> read_part(const line_fragment& piece);

  decode_limits limits_;
  std::vector<Value> way_;  // to what is kept, from the message on; empty: all is
  std::optional<pyon::version> version_;
  std::optional<pyon::decoder> decoder_;  // of the line at hand, once its version is known
  std::string start_;                     // of the line at hand, while it is not
  bool within_ = false;
};

}  // namespace sipyco::protocol
