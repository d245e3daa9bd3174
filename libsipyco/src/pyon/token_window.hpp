// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::pyon {

/// The part of a text that a reader looks at: the current piece, preceded by the unfinished token of those before it.
///
/// A text that comes in one piece is looked at where it lies. Each byte of any other is copied once, and once more for
/// each piece whose end a token crosses; a token that crosses many ends is not moved.
class token_window {
 public:
  /// Moves on to the next piece.
  void advance(std::string_view chunk, bool last) {
    last_ = last;
    total_ += chunk.size();
    if (carry_.empty()) {
      look_at(chunk.empty() ? std::string_view("") : chunk);  // never null, which readers take for a stop
    } else {
      carry_.append(chunk);
      look_at(carry_);
    }
  }

  /// Keeps what begins at `rest` in front of the next piece.
  void keep(const char* rest) {
    if (carry_.empty())
      carry_.assign(rest, end_);
    else
      carry_.erase(0, static_cast<std::size_t>(rest - begin_));
    look_at(carry_);
  }

  [[nodiscard]] const char* begin() const noexcept { return begin_; }
  [[nodiscard]] const char* end() const noexcept { return end_; }
  /// No piece follows.
  [[nodiscard]] bool last() const noexcept { return last_; }
  /// Bytes of text so far.
  [[nodiscard]] std::size_t total() const noexcept { return total_; }
  /// Where in the whole text `at` lies.
  [[nodiscard]] std::size_t offset(const char* at) const noexcept {
    return total_ - static_cast<std::size_t>(end_ - at);
  }

 private:
  void look_at(std::string_view text) noexcept {
    begin_ = text.data();
    end_ = text.data() + text.size();
  }

  std::string carry_;
  const char* begin_ = nullptr;
  const char* end_ = nullptr;
  std::size_t total_ = 0;
  bool last_ = false;
};

}  // namespace sipyco::pyon
