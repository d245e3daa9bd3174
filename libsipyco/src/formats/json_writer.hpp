// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/formats/json.hpp>
#include "pyon/scalar_text.hpp"
#include "pyon/text_sink.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace sipyco::formats {

/// Writes JSON token by token, with the separators and line breaks of Python's json.dumps. Scalars are the caller's:
/// `next` goes in front of each value of an array and each key of an object, `colon` behind a key.
class json_writer {
 public:
  json_writer(pyon::text_sink& out, const json_options& options);

  void open(char bracket) {
    out_.put(bracket);
    first_ = true;
    ++depth_;
  }
  void next() {
    if (first_)
      first_ = false;
    else
      out_.put(',');
    if (pretty_) new_line();
  }
  void colon() { pretty_ ? out_.put(": ") : out_.put(':'); }
  void close(char bracket) {
    --depth_;
    if (pretty_ && !first_) new_line();
    first_ = false;
    out_.put(bracket);
  }

  void str(std::string_view text) { utf8_ ? str_utf8(text) : pyon::put_str(out_, text); }
  void floating(double x);
  [[nodiscard]] pyon::text_sink& sink() noexcept { return out_; }

 private:
  void new_line() {
    const std::size_t size = 1 + indent_ * depth_;
    size <= line_starts_.size() ? out_.put(std::string_view(line_starts_).substr(0, size)) : new_long_line(size);
  }
  void new_long_line(std::size_t size);
  void str_utf8(std::string_view text);

  pyon::text_sink& out_;
  std::size_t indent_;
  json_nan nan_;
  std::string line_starts_;  // a newline, and the indentation of many levels
  bool utf8_, pretty_;
  bool first_ = true;
  std::size_t depth_ = 0;
};

/// `text` in quotes, other characters than ASCII as they stand.
void put_str_utf8(pyon::text_sink& out, std::string_view text);

}  // namespace sipyco::formats
