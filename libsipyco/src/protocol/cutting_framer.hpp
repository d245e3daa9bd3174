// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "protocol/line_framer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sipyco::protocol {

/// Lines of any length, each cut to a limit instead of refused.
class cutting_framer {
 public:
  struct cut_line {
    std::string_view text;
    std::uint64_t cut_bytes;
  };

  explicit cutting_framer(std::size_t max_line_bytes);
  [[nodiscard]] std::span<char> prepare() { return framer_.prepare(); }
  void commit(std::size_t count) { framer_.commit(count); }
  /// The next whole line; lives until the next call of any function.
  [[nodiscard]] std::optional<cut_line> next();
  /// At the end of the stream: the last line, if it lacks its newline.
  [[nodiscard]] std::optional<cut_line> finish();
  void set_max_line_bytes(std::size_t bytes) { max_line_bytes_ = bytes; }

 private:
  void keep(std::string_view fragment);
  [[nodiscard]] cut_line take();

  line_framer framer_;
  std::size_t max_line_bytes_;
  std::string partial_;
  std::uint64_t cut_bytes_ = 0;
  bool taken_ = false;
  bool begun_ = false;
};

}  // namespace sipyco::protocol
