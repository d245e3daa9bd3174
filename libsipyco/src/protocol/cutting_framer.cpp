// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/cutting_framer.hpp"

#include <algorithm>
#include <limits>

namespace sipyco::protocol {
namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();
// Memory of a long line is given back when the line is done with.
constexpr std::size_t kept_capacity = 64 * 1024;

}  // namespace

cutting_framer::cutting_framer(std::size_t max_line_bytes) : framer_(no_limit), max_line_bytes_(max_line_bytes) {}

void cutting_framer::keep(std::string_view fragment) {
  if (taken_) {
    if (partial_.capacity() > kept_capacity)
      partial_ = {};
    else
      partial_.clear();
    cut_bytes_ = 0;
    taken_ = false;
  }
  const auto room = max_line_bytes_ - std::min(max_line_bytes_, partial_.size());
  partial_ += fragment.substr(0, room);
  cut_bytes_ += fragment.size() - std::min(room, fragment.size());
  begun_ = true;
}

cutting_framer::cut_line cutting_framer::take() {
  begun_ = false;
  taken_ = true;
  return {partial_, cut_bytes_};
}

std::optional<cutting_framer::cut_line> cutting_framer::next() {
  while (const auto fragment = framer_.next_fragment().value()) {
    if (fragment->last && !begun_ && fragment->text.size() <= max_line_bytes_) return cut_line{fragment->text, 0};
    keep(fragment->text);
    if (fragment->last) return take();
  }
  return std::nullopt;
}

std::optional<cutting_framer::cut_line> cutting_framer::finish() {
  if (!begun_) return std::nullopt;
  return take();
}

}  // namespace sipyco::protocol
