// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "base/utf8.hpp"
#include "pyon/plain_run.hpp"
#include "pyon/v1_string.hpp"
#include "pyon/v1_values.hpp"

namespace sipyco::pyon {

/// The strings of Python's literal syntax. One that may go on in a string next to it is held back.
template <class Handler>
class v1_strings : public v1_values<Handler> {
 protected:
  using base = v1_values<Handler>;
  using base::handler_, base::window_, base::fail, base::need_more;
  using v1_values<Handler>::v1_values;

  /// Reads the string that begins at `p`; the first quote, behind the prefix, is at `quote`.
  const char* string(const char* p, const char* quote);
  /// The same without a prefix.
  const char* string(const char* p) { return plain_string<false>(p, p); }
  /// The same with the prefix `b`.
  const char* bytes(const char* p) { return plain_string<true>(p, p + 1); }
  [[nodiscard]] bool holds_string() const noexcept { return held_ != held::nothing; }
  /// Gives what was held back, now that it is known to be complete.
  const char* give_string(const char* next);

 private:
  enum class held : std::uint8_t { nothing, str, bytes };
  struct string_literal {
    const char* body;   // behind the opening quotes
    const char* close;  // the closing quotes
    std::size_t quotes;
    bool escaped = false, ascii = true;
  };

  template <bool is_bytes>
  const char* plain_string(const char* p, const char* quote);
  bool open_quotes(const char* p, const char* quote, string_literal& out);
  bool close_quotes(const char* p, char quote, string_literal& out);
  bool at_close(const char* q, const string_literal& found, bool& enough) const;
  bool suspend(const char* p, const char* q, const string_literal& found);
  const char* take(const char* p, const string_literal& found, string_prefix prefix);
  const char* give(std::string_view text, bool is_bytes, std::size_t content, const char* next);

  text_buffer buffer_;
  held held_ = held::nothing;
  std::size_t content_ = failure::no_offset;            // offset of the text held back, if it lies there as it is
  bool scanned_escape_ = false, scanned_ascii_ = true;  // of the part of a string that was scanned before
};

template <class Handler>
const char* v1_strings<Handler>::string(const char* p, const char* quote) {
  const string_prefix prefix = parse_string_prefix({p, static_cast<std::size_t>(quote - p)});
  if (!prefix.valid) return fail(p, "there is no such string prefix; r, b, br, rb and u are known");
  string_literal found{};
  if (!open_quotes(p, quote, found) || !close_quotes(p, *quote, found)) return nullptr;
  return take(p, found, prefix);
}

/// Most are short, plain, and alone.
template <class Handler>
template <bool is_bytes>
const char* v1_strings<Handler>::plain_string(const char* p, const char* quote) {
  const char* const end = window_.end();
  if (this->was_scanned()) [[unlikely]]
    return string(p, quote);
  const plain_run run = find_special(quote + 1, end, *quote);
  if (run.end == end || *run.end != *quote || run.end == quote + 1 || !run.ascii || !base::ends_value(run.end + 1) ||
      holds_string()) [[unlikely]]
    return string(p, quote);
  this->value_start_ = window_.offset(p);
  if (!this->take_element()) [[unlikely]]
    return this->fail_elements(p);
  const std::string_view text(quote + 1, static_cast<std::size_t>(run.end - quote - 1));
  if (is_bytes ? handler_.bytes(text) : handler_.str(text)) [[likely]]
    return run.end + 1;
  return this->reject(handler_.stopped(), this->value_start_, window_.offset(quote + 1));
}

/// Finds out whether one or three quotes open the string.
template <class Handler>
bool v1_strings<Handler>::open_quotes(const char* p, const char* quote, string_literal& out) {
  const auto left = window_.end() - quote;
  const bool pair = left >= 2 && quote[1] == *quote;
  if (!window_.last() && (left < 2 || (pair && left < 3))) return need_more(p, 0, "a string") != nullptr;
  out.quotes = pair && left >= 3 && quote[2] == *quote ? 3 : 1;
  out.body = quote + out.quotes;
  return true;
}

template <class Handler>
bool v1_strings<Handler>::suspend(const char* p, const char* q, const string_literal& found) {
  scanned_escape_ = found.escaped;
  scanned_ascii_ = found.ascii;
  return need_more(p, static_cast<std::size_t>(q - p), "a string") != nullptr;
}

/// Whether the quote at `q` closes the string; not `enough` when that depends on more text.
template <class Handler>
bool v1_strings<Handler>::at_close(const char* q, const string_literal& found, bool& enough) const {
  const auto left = static_cast<std::size_t>(window_.end() - q);
  for (std::size_t i = 1; i < found.quotes; ++i) {
    if (i >= left) return enough = window_.last(), false;
    if (q[i] != *q) return false;
  }
  return true;
}

template <class Handler>
bool v1_strings<Handler>::close_quotes(const char* p, char quote, string_literal& out) {
  const char* const end = window_.end();
  const char* q = out.body;
  if (const std::size_t scanned = this->take_scanned()) {
    q = p + scanned;
    out.escaped = scanned_escape_;
    out.ascii = scanned_ascii_;
  }
  for (bool enough = true;;) {
    const plain_run run = find_special(q, end, quote);
    out.ascii = out.ascii && run.ascii;
    q = run.end;
    if (q == end || (*q == '\\' && end - q < 2)) return suspend(p, q, out);
    if (*q == '\\') {
      out.escaped = true;
      ++q;
      out.ascii = out.ascii && static_cast<unsigned char>(*q) < 0x80;
    } else if (*q == quote) {
      out.close = q;
      if (at_close(q, out, enough)) return true;
      if (!enough) return suspend(p, q, out);
    } else if (*q == '\n' || *q == '\r') {
      if (out.quotes == 1) return fail(p, "this string is not closed on its line") != nullptr;
      out.escaped = out.escaped || *q == '\r';
    }
    ++q;
  }
}

/// Gives a literal or holds it back, by what follows it.
template <class Handler>
const char* v1_strings<Handler>::take(const char* p, const string_literal& found, string_prefix prefix) {
  const std::string_view raw(found.body, static_cast<std::size_t>(found.close - found.body));
  const char* const next = found.close + found.quotes;
  if (!found.ascii) [[unlikely]] {
    if (prefix.bytes) return fail(p, "bytes can only hold ASCII characters; others are written \\xNN");
    const std::size_t bad = sipyco::base::find_invalid_utf8(raw);
    if (bad != raw.size()) return fail(found.body + bad, "this is not UTF-8");
  }
  if (!holds_string()) {
    this->value_start_ = window_.offset(p);
    if (!found.escaped && base::ends_value(next)) return give(raw, prefix.bytes, window_.offset(found.body), next);
    buffer_.clear();
    content_ = found.escaped ? failure::no_offset : window_.offset(found.body);
  } else {
    content_ = failure::no_offset;
  }
  const held now = prefix.bytes ? held::bytes : held::str;
  if (holds_string() && held_ != now) return fail(p, "a str and bytes cannot be joined");
  if (found.escaped) {
    if (const bad_escape bad = unescape_python(raw, prefix, buffer_)) return fail(bad.at, bad.message);
  } else {
    buffer_.reserve(raw.size());
    buffer_.put(raw);
  }
  held_ = now;
  return base::ends_value(next) ? give_string(next) : next;
}

template <class Handler>
const char* v1_strings<Handler>::give_string(const char* next) {
  const bool is_bytes = held_ == held::bytes;
  held_ = held::nothing;
  return give(buffer_.view(), is_bytes, content_, next);
}

/// `content` is the offset of the text, if it lies there as it is.
template <class Handler>
const char* v1_strings<Handler>::give(std::string_view text, bool is_bytes, std::size_t content, const char* next) {
  if (!this->take_element()) return this->fail_elements(next);
  if (is_bytes ? handler_.bytes(text) : handler_.str(text)) return next;
  return this->reject(handler_.stopped(), this->value_start_, content);
}

}  // namespace sipyco::pyon
