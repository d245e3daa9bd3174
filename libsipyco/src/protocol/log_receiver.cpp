// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/log_receiver.hpp"

#include "protocol/banner.hpp"

namespace sipyco::protocol {
namespace {

// Longer than any banner that is worth naming.
constexpr std::size_t max_banner_bytes = 200;

}  // namespace

log_receiver::log_receiver(const log_limits& limits)
    : limits_(limits), framer_(max_banner_bytes), parser_(log_prefix::source, limits) {}

void log_receiver::greet(std::string_view line) {
  if (line == logging_banner) {
    state_ = state::greeted;
    framer_.set_max_line_bytes(limits_.max_line_bytes);
  } else {
    state_ = state::refused;
    strange_banner_ = line;
  }
}

std::optional<log_entry> log_receiver::next() {
  while (state_ != state::refused) {
    auto line = framer_.next();
    if (!line && at_end_) line = framer_.finish();
    if (!line) return at_end_ ? parser_.finish() : std::nullopt;
    if (state_ == state::awaits_banner)
      greet(line->text);
    else if (const auto entry = parser_.line(line->text, line->cut_bytes))
      return entry;
  }
  return std::nullopt;
}

}  // namespace sipyco::protocol
