// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/line_framer.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <new>

namespace sipyco::protocol {
namespace {

// Bytes to make room for: few for thousands of idle connections, more while reads fill what they get.
constexpr std::size_t least_wanted = 4096;
constexpr std::size_t most_wanted = 128 * 1024;
// An empty buffer is given back when it is this many times larger than wanted.
constexpr std::size_t kept_ratio = 4;

}  // namespace

std::span<char> line_framer::prepare() {
  make_room();
  return {data_.get() + end_, capacity_ - end_};
}

void line_framer::commit(std::size_t count) {
  assert(count <= capacity_ - end_);
  if (count == capacity_ - end_)
    wanted_ = std::min(wanted_ * 2, most_wanted);
  else if (count < wanted_ / 8)
    wanted_ = std::max(wanted_ / 2, least_wanted);
  end_ += count;
}

void line_framer::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto room = prepare();
    const auto count = std::min(room.size(), bytes.size());
    std::memcpy(room.data(), bytes.data(), count);
    commit(count);
    bytes.remove_prefix(count);
  }
}

void line_framer::make_room() {
  if (begin_ == end_) {
    begin_ = end_ = scanned_ = 0;
    if (capacity_ > kept_ratio * wanted_) resize(0);
  }
  // A share of the whole, so that each byte is moved a bounded number of times.
  const auto scarce = [&] { return capacity_ - end_ < std::max(wanted_ / 2, capacity_ / 8); };
  if (begin_ > 0 && scarce()) {
    std::memmove(data_.get(), data_.get() + begin_, end_ - begin_);
    scanned_ -= begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (scarce()) resize(std::max(wanted_, capacity_ * 2));
}

void line_framer::resize(std::size_t capacity) {
  if (capacity == 0) {
    data_.reset();
  } else {
    // realloc moves the pages of a huge line instead of copying them.
    auto* const moved = static_cast<char*>(std::realloc(data_.get(), capacity));
    if (moved == nullptr) throw std::bad_alloc{};
    (void)data_.release();
    data_.reset(moved);
  }
  capacity_ = capacity;
}

std::optional<std::size_t> line_framer::find_newline() {
  const auto* const start = data_.get() + scanned_;
  const auto* const found = scanned_ == end_ ? nullptr : std::memchr(start, '\n', end_ - scanned_);
  if (found == nullptr) {
    scanned_ = end_;
    return std::nullopt;
  }
  return static_cast<std::size_t>(static_cast<const char*>(found) - data_.get());
}

bool line_framer::over_limit(std::size_t line_end) const {
  return handed_out_ > max_line_bytes_ || line_end - begin_ > max_line_bytes_ - handed_out_;
}

failure line_framer::limit_exceeded() const {
  return limit_failure("bytes of a line", "max_line_bytes", max_line_bytes_);
}

std::string_view line_framer::take(std::size_t end, std::size_t skip) {
  const std::string_view text{data_.get() + begin_, end - begin_};
  begin_ = scanned_ = end + skip;
  return text;
}

result<std::optional<std::string_view>> line_framer::next() {
  const auto newline = find_newline();
  if (over_limit(newline.value_or(end_))) return limit_exceeded();
  if (!newline) return std::optional<std::string_view>{};
  handed_out_ = 0;
  return std::optional{take(*newline, 1)};
}

result<std::optional<line_fragment>> line_framer::next_fragment() {
  if (begin_ == end_) return std::optional<line_fragment>{};
  const auto newline = find_newline();
  const auto end = newline.value_or(end_);
  if (over_limit(end)) return limit_exceeded();
  handed_out_ = newline ? 0 : handed_out_ + (end - begin_);
  return std::optional{line_fragment{take(end, newline ? 1 : 0), newline.has_value()}};
}

std::string_view line_framer::next_bytes(std::size_t most) {
  handed_out_ = 0;
  return take(begin_ + std::min(most, buffered()), 0);
}

std::optional<std::string_view> line_framer::finish() {
  if (begin_ == end_) return std::nullopt;
  handed_out_ = 0;
  return take(end_, 0);
}

}  // namespace sipyco::protocol
