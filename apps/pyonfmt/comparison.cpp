// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/comparison.hpp"

#include <algorithm>

namespace sipyco::pyonfmt {

namespace {

constexpr std::size_t piece_bytes = 256 * 1024;

}  // namespace

std::size_t comparison::take(std::string_view text) {
  std::size_t taken = 0;
  while (!differs_ && taken < text.size()) {
    const std::string_view piece = text.substr(taken, piece_bytes);
    buffer_.resize(piece.size());
    const std::size_t count = with_->read_at({buffer_.data(), buffer_.size()}, same_);
    const auto end = std::mismatch(piece.begin(), piece.end(), buffer_.begin(),
                                   buffer_.begin() + static_cast<std::ptrdiff_t>(count));
    const auto equal = static_cast<std::size_t>(end.first - piece.begin());
    differs_ = equal != piece.size();
    same_ += equal;
    taken += equal;
  }
  return taken;
}

bool comparison::is_equal() const {
  char next = 0;
  return !differs_ && with_->read_at({&next, 1}, same_) == 0;
}

void comparison::copy_equal_part(const std::function<void(std::string_view)>& to) const {
  std::string piece;
  for (std::size_t at = 0; at < same_; at += piece.size()) {
    piece.resize(std::min(piece_bytes, same_ - at));
    piece.resize(with_->read_at({piece.data(), piece.size()}, at));
    if (piece.empty()) return;
    to(piece);
  }
}

std::string all_of(const source& file) {
  std::string out(file.size(), '\0');
  out.resize(file.read_at({out.data(), out.size()}, 0));
  return out;
}

}  // namespace sipyco::pyonfmt
