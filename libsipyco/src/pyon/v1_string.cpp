// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/v1_string.hpp"

#include "base/utf8.hpp"
#include "pyon/plain_run.hpp"

namespace sipyco::pyon {
namespace {

/// Takes one literal apart.
class unescaper {
 public:
  unescaper(std::string_view raw, string_prefix prefix, text_buffer& out)
      : p_(raw.data()), end_(p_ + raw.size()), prefix_(prefix), out_(out) {}

  bad_escape run();

 private:
  [[nodiscard]] const char* next_special() const;
  bad_escape escape();
  bad_escape hex(std::size_t digits, std::string_view message);
  void octal();
  void newline();

  /// A code point, or in bytes an octet.
  void put(char32_t c) {
    if (prefix_.bytes)
      out_.put(static_cast<char>(static_cast<unsigned char>(c)));
    else
      out_.put_code_point(c);
  }

  const char* p_;
  const char* end_;
  string_prefix prefix_;
  text_buffer& out_;
};

bad_escape unescaper::run() {
  while (p_ != end_) {
    const char* const plain = p_;
    p_ = next_special();
    out_.put({plain, static_cast<std::size_t>(p_ - plain)});
    if (p_ == end_) break;
    if (*p_ == '\r') {
      newline();
      out_.put('\n');
    } else if (const bad_escape bad = escape()) {
      return bad;
    }
  }
  return {};
}

/// The next place where something else is meant than what stands there.
const char* unescaper::next_special() const {
  for (const char* q = p_;; ++q) {
    q = find_special(q, end_, '\\').end;
    if (q == end_ || *q == '\r' || (*q == '\\' && !prefix_.raw)) return q;
  }
}

/// Python reads the three kinds of line ends alike.
void unescaper::newline() {
  if (*p_ == '\r' && p_ + 1 != end_ && p_[1] == '\n') ++p_;
  ++p_;
}

void unescaper::octal() {
  char32_t code = 0;
  for (int i = 0; i < 3 && p_ != end_ && *p_ >= '0' && *p_ <= '7'; ++i)
    code = code * 8 + static_cast<char32_t>(*p_++ - '0');
  put(code);
}

bad_escape unescaper::hex(std::size_t digits, std::string_view message) {
  const char32_t code = parse_hex(p_ + 2, end_, digits);
  if (code == no_number || code > base::max_code_point) return {p_, message};
  put(code);
  p_ += 2 + digits;
  return {};
}

/// `p_` is at a backslash.
bad_escape unescaper::escape() {
  constexpr std::string_view letters = "\\'\"abfnrtv", meanings = "\\'\"\a\b\f\n\r\t\v";
  const char letter = p_[1];
  if (const std::size_t simple = letters.find(letter); simple != std::string_view::npos) {
    out_.put(meanings[simple]);
    p_ += 2;
    return {};
  }
  if (letter >= '0' && letter <= '7') {
    ++p_;
    octal();
    return {};
  }
  if (letter == '\n' || letter == '\r') {
    ++p_;
    newline();
    return {};
  }
  if (letter == 'x') return hex(2, "\\x takes two hexadecimal digits");
  if (!prefix_.bytes) {
    if (letter == 'u') return hex(4, "\\u takes four hexadecimal digits");
    if (letter == 'U') return hex(8, "\\U takes eight hexadecimal digits, at most 0010ffff");
    if (letter == 'N') return {p_, "characters by name are not supported; write \\u and four digits"};
  }
  out_.put({p_, 1});
  ++p_;
  return {};
}

}  // namespace

string_prefix parse_string_prefix(std::string_view letters) noexcept {
  string_prefix out;
  out.valid = letters.size() <= 2;
  bool unicode = false;
  for (const char letter : letters) {
    const char lower = static_cast<char>(letter | 0x20);
    bool& flag = lower == 'r' ? out.raw : lower == 'b' ? out.bytes : unicode;
    out.valid = out.valid && !flag && (lower == 'r' || lower == 'b' || lower == 'u');
    flag = true;
  }
  if (unicode && letters.size() > 1) out.valid = false;
  return out;
}

bad_escape unescape_python(std::string_view raw, string_prefix prefix, text_buffer& out) {
  out.reserve(raw.size());
  return unescaper(raw, prefix, out).run();
}

}  // namespace sipyco::pyon
