// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/utf8.hpp"
#include "expression/characters.hpp"
#include "expression/letter.hpp"
#include "expression/text_operand.hpp"

#include <string>
#include <utility>

namespace sipyco::expression {

namespace {

/// One character; an octet of bytes beyond ASCII is no letter.
char32_t next(const Value& self, std::size_t& at) {
  if (self.is_str()) return base::next_code_point(self.as_str(), at);
  return static_cast<unsigned char>(self.as_bytes()[at++]);
}

bool is(const Value& self, char32_t c, property which) { return (self.is_str() || c < 0x80) && has(c, which); }

constexpr char32_t capital_sigma = 0x3A3, final_sigma = 0x3C2;

/// The first character that is not passed over where letters are looked for, going forwards or backwards, is a letter.
bool meets_letter(std::string_view text, bool backwards) {
  std::size_t at = 0, end = text.size();
  while (at < end) {
    std::size_t begin = at;
    if (backwards) {
      begin = end - 1;
      while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
    }
    std::size_t behind = begin;
    const char32_t c = base::next_code_point(text, behind);
    if (!has(c, property::case_ignorable)) return has(c, property::cased);
    (backwards ? end : at) = backwards ? begin : behind;
  }
  return false;
}

/// Rewrites one text, character by character.
class rewriting {
 public:
  explicit rewriting(const Value& self) : self_(self), text_(octets_of(self)) {}

  /// The next character in that case.
  void put(casing how) {
    if (!self_.is_str() && c_ >= 0x80)
      out_ += static_cast<char>(static_cast<unsigned char>(c_));
    else if (how == casing::lower && c_ == capital_sigma && ends_word())
      base::append_code_point(out_, final_sigma);
    else
      append_in_case(out_, c_, how);
  }
  void keep() { out_ += text_.substr(begin_, end_ - begin_); }
  bool advance() {
    begin_ = end_;
    if (begin_ == text_.size()) return false;
    c_ = next(self_, end_);
    return true;
  }
  [[nodiscard]] bool is(property which) const { return expression::is(self_, c_, which); }
  [[nodiscard]] bool is_first() const { return begin_ == 0; }
  [[nodiscard]] Value result() const { return text_like(self_, out_); }

 private:
  [[nodiscard]] bool ends_word() const {
    return meets_letter(text_.substr(0, begin_), true) && !meets_letter(text_.substr(end_), false);
  }

  const Value& self_;
  std::string_view text_;
  std::string out_;
  std::size_t begin_ = 0, end_ = 0;
  char32_t c_ = 0;
};

/// `change` puts each character.
template <class Change>
Value changed(context& where, const Value& self, const arguments& given, Change change) {
  static_cast<void>(bind("method()", given));
  where.spending().allocate(octets_of(self).size(), 2);
  where.step(octets_of(self).size() / 4);
  rewriting text(self);
  while (text.advance()) change(text);
  return text.result();
}

template <casing how>
Value in_case(context& where, Value& self, const arguments& given) {
  return changed(where, self, given, [](rewriting& text) { text.put(how); });
}
Value swapcase(context& where, Value& self, const arguments& given) {
  return changed(where, self, given, [](rewriting& text) {
    if (text.is(property::upper))
      text.put(casing::lower);
    else if (text.is(property::lower))
      text.put(casing::upper);
    else
      text.keep();
  });
}
Value capitalize(context& where, Value& self, const arguments& given) {
  return changed(where, self, given,
                 [](rewriting& text) { text.put(text.is_first() ? casing::title : casing::lower); });
}
Value title(context& where, Value& self, const arguments& given) {
  bool in_word = false;
  return changed(where, self, given, [&](rewriting& text) {
    text.put(in_word ? casing::lower : casing::title);
    in_word = text.is(property::cased);
  });
}

/// Whether there are characters and all of them pass.
template <class Test>
Value all_are(context& where, const Value& self, const arguments& given, Test test, bool when_empty = false) {
  static_cast<void>(bind("method()", given));
  const auto text = octets_of(self);
  where.step(text.size() / 16);
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next(self, at); !test(c)) return Value(false);
  return Value(!text.empty() || when_empty);
}

template <property... which>
Value all_have(context& where, Value& self, const arguments& given) {
  return all_are(where, self, given, [&](char32_t c) { return (is(self, c, which) || ...); });
}

Value isascii(context& where, Value& self, const arguments& given) {
  return all_are(
      where, self, given, [](char32_t c) { return c < 0x80; }, true);
}
Value isidentifier(context& where, Value& self, const arguments& given) {
  bool first = true;
  return all_are(where, self, given, [&](char32_t c) {
    return is(self, c, std::exchange(first, false) ? property::name_start : property::name_part);
  });
}
Value isprintable(context& where, Value& self, const arguments& given) {
  return all_are(
      where, self, given, [](char32_t c) { return base::is_printable(c); }, true);
}
Value isspace(context& where, Value& self, const arguments& given) {
  static_cast<void>(bind("isspace()", given));
  const auto text = octets_of(self);
  where.step(text.size() / 16);
  for (std::size_t at = 0; at < text.size(); at += character_size(self, at))
    if (space_at(self, at) == 0) return Value(false);
  return Value(!text.empty());
}

/// No character is of another case, and some are of this one.
template <property wanted, property other>
Value has_case(context& where, Value& self, const arguments& given) {
  bool some = false;
  const Value none_other = all_are(where, self, given, [&](char32_t c) {
    some |= is(self, c, wanted);
    return !is(self, c, other) && !is(self, c, property::title);
  });
  return Value(some && none_other.as_bool());
}

Value istitle(context& where, Value& self, const arguments& given) {
  bool some = false, in_word = false;
  const Value fits = all_are(where, self, given, [&](char32_t c) {
    const bool capital = is(self, c, property::upper) || is(self, c, property::title);
    const bool small = is(self, c, property::lower);
    const bool ok = capital ? !in_word : !small || in_word;
    in_word = capital || small;
    some |= in_word;
    return ok;
  });
  return Value(some && fits.as_bool());
}

}  // namespace

std::span<const native_method> text_case_methods() noexcept {
  using p = property;
  static constexpr native_method table[] = {{"capitalize", capitalize},
                                            {"casefold", in_case<casing::fold>},
                                            {"isalnum", all_have<p::alphabetic, p::numeric>},
                                            {"isalpha", all_have<p::alphabetic>},
                                            {"isascii", isascii},
                                            {"isdecimal", all_have<p::decimal>},
                                            {"isdigit", all_have<p::digit>},
                                            {"isidentifier", isidentifier},
                                            {"islower", has_case<p::lower, p::upper>},
                                            {"isnumeric", all_have<p::numeric>},
                                            {"isprintable", isprintable},
                                            {"isspace", isspace},
                                            {"istitle", istitle},
                                            {"isupper", has_case<p::upper, p::lower>},
                                            {"lower", in_case<casing::lower>},
                                            {"swapcase", swapcase},
                                            {"title", title},
                                            {"upper", in_case<casing::upper>}};
  static_assert(is_sorted_by_name(std::span<const native_method>(table)));
  return table;
}

}  // namespace sipyco::expression
