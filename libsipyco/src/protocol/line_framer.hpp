// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/result.hpp>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace sipyco::protocol {

/// A piece of a line; the pieces of a line, joined, are the line without its newline.
struct line_fragment {
  std::string_view text;
  bool last;  ///< The newline came right after it; `text` may then be empty.
};

/// Cuts a stream of bytes into lines, at a cost linear in its length however it is split.
///
/// Bytes go in by `feed`, or without a copy by `prepare` and `commit`. Views that come out live until the next call of
/// either. A line over the limit is a failure, and every call after it too.
class line_framer {
 public:
  explicit line_framer(std::size_t max_line_bytes) : max_line_bytes_(max_line_bytes) {}

  /// Room for the next bytes, never empty; it grows with the line at hand.
  [[nodiscard]] std::span<char> prepare();
  /// The first `count` bytes of the room are filled.
  void commit(std::size_t count);
  void feed(std::string_view bytes);

  /// The next whole line without its newline; nothing while it is incomplete.
  [[nodiscard]] result<std::optional<std::string_view>> next();

  /// What there is of the current line, for consumers that do not wait for its end; nothing without new bytes.
  /// `next` may be used again after the last fragment of a line.
  [[nodiscard]] result<std::optional<line_fragment>> next_fragment();

  /// What came, newlines and all, up to so many bytes; empty when there is nothing.
  [[nodiscard]] std::string_view next_bytes(std::size_t most);

  /// At the end of the stream: the last line, if it lacks its newline.
  [[nodiscard]] std::optional<std::string_view> finish();

  /// Holds from now on, the line at hand included.
  void set_max_line_bytes(std::size_t bytes) { max_line_bytes_ = bytes; }

  /// Bytes that came and were not handed out.
  [[nodiscard]] std::size_t buffered() const noexcept { return end_ - begin_; }

 private:
  struct free_memory {
    void operator()(char* p) const noexcept { std::free(p); }
  };

  void make_room();
  void resize(std::size_t capacity);
  [[nodiscard]] std::optional<std::size_t> find_newline();
  [[nodiscard]] bool over_limit(std::size_t line_end) const;
  [[nodiscard]] failure limit_exceeded() const;
  std::string_view take(std::size_t end, std::size_t skip);

  std::unique_ptr<char, free_memory> data_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;       // of what was not handed out
  std::size_t end_ = 0;         // of what came
  std::size_t scanned_ = 0;     // no newline between begin_ and here
  std::size_t handed_out_ = 0;  // bytes of the current line that went out as fragments
  std::size_t max_line_bytes_;
  std::size_t wanted_ = 4096;  // room for the next read
};

}  // namespace sipyco::protocol
