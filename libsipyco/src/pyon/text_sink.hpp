// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "pyon/json_layout.hpp"

namespace sipyco::pyon {

/// Appends to a string by way of a buffer that stays in the cache: small pieces cost no more than their bytes.
///
/// Past its limit it takes text without keeping it; `complete` tells in the end. With a layout it takes compact JSON
/// and appends that in lines.
class text_sink {
 public:
  text_sink(std::string& out, std::size_t max_bytes, json_layout* layout = nullptr) noexcept
      : out_(out), layout_(layout), start_(out.size()), max_bytes_(max_bytes) {}
  text_sink(const text_sink&) = delete;
  text_sink& operator=(const text_sink&) = delete;
  ~text_sink() = default;

  static constexpr std::size_t buffer_bytes = 4096;

  /// A place for up to `bytes`, at most `buffer_bytes`; `advance` says where what was written ends.
  [[nodiscard]] char* room(std::size_t bytes) {
    if (buffer_bytes - used_ < bytes) flush();
    return buffer_.data() + used_;
  }
  void advance(const char* end) noexcept { used_ = static_cast<std::size_t>(end - buffer_.data()); }

  void put(char c) {
    if (used_ == buffer_bytes) flush();
    buffer_[used_++] = c;
  }
  void put(std::string_view text) {
    if (text.size() > buffer_bytes - used_) return put_long(text);
    std::memcpy(buffer_.data() + used_, text.data(), text.size());
    used_ += text.size();
  }
  /// For a literal, whose length the compiler knows.
  template <std::size_t N>
  void put(const char (&text)[N]) {
    put(std::string_view(text, N - 1));
  }

  /// The string itself, to append up to `bytes` of a string's inside to; null when that is too much.
  [[nodiscard]] std::string* direct(std::size_t bytes);

  void flush() {
    if (layout_ != nullptr)
      flush_layout();
    else if (used_ <= left())
      out_.append(buffer_.data(), used_);
    else
      overflow_ = true;
    used_ = 0;
  }
  /// Bytes of the string, with what is not flushed; without a layout.
  [[nodiscard]] std::size_t size() const noexcept { return out_.size() + used_; }
  /// All was kept; call after `flush`.
  [[nodiscard]] bool complete() const noexcept { return !overflow_; }

 private:
  void put_long(std::string_view text);
  void flush_layout();
  [[nodiscard]] std::size_t left() const noexcept {
    return overflow_ ? 0 : max_bytes_ - std::min(max_bytes_, out_.size() - start_);
  }

  std::string& out_;
  json_layout* layout_;
  std::size_t start_;
  std::size_t max_bytes_;
  std::size_t used_ = 0;
  bool overflow_ = false;
  std::array<char, buffer_bytes> buffer_;
};

}  // namespace sipyco::pyon
