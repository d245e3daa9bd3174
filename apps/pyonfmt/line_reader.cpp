// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/line_reader.hpp"

namespace sipyco::pyonfmt {

bool line_reader::read_more() {
  constexpr std::size_t piece = 64 * 1024;
  buffer_.erase(0, used_);
  used_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + piece);
  const std::size_t count = from_.read({buffer_.data() + before, piece});
  buffer_.resize(before + count);
  return count != 0;
}

bool line_reader::next(std::string& line) {
  std::size_t looked_at = used_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', looked_at);
    if (end != std::string::npos) {
      line.assign(buffer_, used_, end - used_);
      used_ = end + 1;
      ++number_;
      return true;
    }
    looked_at = buffer_.size() - used_;
    if (!read_more()) break;
  }
  if (used_ == buffer_.size()) return false;
  line.assign(buffer_, used_);
  used_ = buffer_.size();
  ++number_;
  return true;
}

}  // namespace sipyco::pyonfmt
