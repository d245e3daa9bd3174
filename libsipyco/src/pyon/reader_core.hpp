// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/limits.hpp>
#include <sipyco/base/result.hpp>
#include "pyon/token_window.hpp"

#include <cstdint>
#include <string_view>

namespace sipyco::pyon {

/// What the readers of both versions share: where they are in the text, what they may take, why they stopped.
///
/// The functions of a reader that move through the text return the place they came to, or null when they stop: by a
/// failure, or because the token that begins at `token_` goes on in the next piece.
class reader_core {
 public:
  explicit reader_core(const decode_limits& limits) noexcept
      : limits_(limits), elements_left_(limits.max_elements + (limits.max_elements != SIZE_MAX ? 1 : 0)) {}

  /// The failure is the text's and might be none in another version: neither a limit nor the receiver's.
  [[nodiscard]] bool is_syntax_error() const noexcept { return syntax_error_; }

 protected:
  /// Fails when the text grows too long.
  [[nodiscard]] bool begin_chunk(std::string_view chunk, bool last);
  /// `stopped` is what the reader returned; keeps the rest of the window.
  [[nodiscard]] result<void> end_chunk(const char* stopped);
  [[nodiscard]] bool failed() const noexcept { return failed_; }
  [[nodiscard]] const failure& error() const noexcept { return error_; }

  const char* fail(const char* at, std::string_view message) { return fail_at(window_.offset(at), message); }
  const char* fail_at(std::size_t offset, std::string_view message);
  const char* fail_limit(const char* at, std::string_view what, std::string_view limit_name, std::size_t limit);
  const char* fail_depth(const char* at) {
    return fail_limit(at, "brackets inside each other", "max_depth", limits_.max_depth);
  }
  const char* fail_elements(const char* at) { return fail_limit(at, "elements", "max_elements", limits_.max_elements); }
  const char* fail_digits(const char* at) {
    return fail_limit(at, "digits of an integer", "max_int_digits", limits_.max_int_digits);
  }
  /// Takes the receiver's failure over; an offset in it counts from `content`, if that is known, else it is `start`.
  const char* reject(failure why, std::size_t start, std::size_t content);

  /// The token from `token` on is not complete, of which `scanned` bytes need not be looked at again. `what` is what
  /// it is, for the message when there is no more text.
  const char* need_more(const char* token, std::size_t scanned, std::string_view what);
  /// Bytes at the start of the first token of the window that were looked at before.
  [[nodiscard]] std::size_t take_scanned() noexcept {
    const std::size_t out = scanned_;
    scanned_ = 0;
    return out;
  }

  [[nodiscard]] bool was_scanned() const noexcept { return scanned_ != 0; }

  token_window window_;
  decode_limits limits_;
  std::size_t elements_left_;  // the document itself counts one

 private:
  failure error_;
  const char* token_ = nullptr;
  std::size_t scanned_ = 0;
  bool failed_ = false;
  bool syntax_error_ = false;
};

}  // namespace sipyco::pyon
