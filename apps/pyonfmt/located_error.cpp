// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/source.hpp"

#include <sipyco/base/decode_error.hpp>
#include <sipyco/cli/terminal.hpp>

#include <algorithm>
#include <vector>

namespace sipyco::pyonfmt {

namespace {

constexpr std::size_t shown_around = 200;

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// Counts lines and characters of a text that comes in pieces.
struct line_counter {
  std::size_t line = 1;
  std::size_t column = 1;

  void count(std::string_view piece) {
    const std::size_t newline = piece.rfind('\n');
    if (newline != std::string_view::npos) {
      line += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
      column = 1;
      piece.remove_prefix(newline + 1);
    }
    column += static_cast<std::size_t>(std::ranges::count_if(piece, starts_character));
  }
};

/// `window` is the text around the place, which is `at` in it.
located_error located(const source& from, const std::string& message, line_counter where, std::string_view window,
                      std::size_t at) {
  const std::string shown = DecodeError(message, window, at).describe("");
  return located_error(cli::safe_line(from.name()) + ":" + std::to_string(where.line) + ":" +
                       std::to_string(where.column) + ": " + cli::safe_line(message) +
                       (shown.find('\n') == std::string::npos ? "" : shown.substr(shown.find('\n'))));
}

}  // namespace

located_error failure_in(const source& from, const failure& why, std::string_view text) {
  const std::size_t at = std::min(why.offset, text.size());
  line_counter where{from.line(), 1};
  where.count(text.substr(0, at));
  return located(from, why.message, where, text, at);
}

located_error failure_in_pieces(const source& from, const failure& why) {
  line_counter where;
  std::vector<char> piece(256 * 1024);
  std::size_t done = 0;
  while (done < why.offset) {
    const std::size_t count = from.read_at({piece.data(), std::min(piece.size(), why.offset - done)}, done);
    if (count == 0) break;
    where.count({piece.data(), count});
    done += count;
  }
  const std::size_t start = done - std::min(done, shown_around);
  piece.resize(2 * shown_around);
  const std::size_t count = from.read_at(piece, start);
  return located(from, why.message, where, {piece.data(), count}, done - start);
}

located_error failure_in_pieces(const source& from, const failure& why, std::string_view recent,
                                std::size_t recent_offset, std::size_t recent_line) {
  line_counter where{recent_line, 1};
  if (why.offset < recent_offset)
    return located(from, why.message + " (the place is too far back to show it)", where, "", 0);
  const std::size_t at = std::min(why.offset - recent_offset, recent.size());
  where.count(recent.substr(0, at));
  return located(from, why.message, where, recent, at);
}

}  // namespace sipyco::pyonfmt
