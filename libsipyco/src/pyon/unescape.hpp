// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::pyon {

/// Where the text of a string goes whose literal is not the text itself. Grows and never shrinks, so that taking one
/// string after the other costs no more than their bytes.
class text_buffer {
 public:
  void clear() noexcept { size_ = 0; }
  [[nodiscard]] std::string_view view() const noexcept { return {room_.data(), size_}; }

  /// Makes room for `more` bytes, which the functions below need.
  void reserve(std::size_t more) {
    if (room_.size() - size_ < more) room_.resize(size_ + more > room_.size() * 2 ? size_ + more : room_.size() * 2);
  }
  void put(char c) noexcept { room_[size_++] = c; }
  void put(std::string_view text) noexcept {
    text.copy(room_.data() + size_, text.size());
    size_ += text.size();
  }
  /// In UTF-8; a low surrogate behind a high one is joined with it.
  void put_code_point(char32_t c) noexcept;

 private:
  [[nodiscard]] bool join_surrogate(char32_t low) noexcept;

  std::string room_;
  std::size_t size_ = 0;
};

/// The number that `count` hexadecimal digits are, or no_number.
inline constexpr char32_t no_number = 0xFFFFFFFF;
[[nodiscard]] char32_t parse_hex(const char* p, const char* end, std::size_t count) noexcept;

/// An escape that does not stand for anything: where it begins, and why.
struct bad_escape {
  const char* at = nullptr;
  std::string_view message;

  explicit operator bool() const noexcept { return at != nullptr; }
};

/// Appends what the inside of a JSON string stands for; every backslash in `raw` is followed by something.
[[nodiscard]] bad_escape unescape_json(std::string_view raw, text_buffer& out);

}  // namespace sipyco::pyon
