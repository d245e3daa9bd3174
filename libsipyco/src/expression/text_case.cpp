// SPDX-License-Identifier: LGPL-3.0-or-later
#include "base/utf8.hpp"
#include "expression/characters.hpp"
#include "expression/letter.hpp"
#include "expression/text_operand.hpp"

#include <string>

namespace sipyco::expression {

namespace {

/// One character; an octet of bytes beyond ASCII is no letter.
char32_t next(const Value& self, std::size_t& at) {
  if (self.is_str()) return base::next_code_point(self.as_str(), at);
  return static_cast<unsigned char>(self.as_bytes()[at++]);
}

void put(const Value& self, std::string& out, char32_t c) {
  if (self.is_str())
    base::append_code_point(out, c);
  else
    out += static_cast<char>(static_cast<unsigned char>(c));
}

bool ascii_only(const Value& self, char32_t c) { return !self.is_str() && c >= 0x80; }
char32_t upper_of(const Value& self, char32_t c) { return ascii_only(self, c) ? c : to_upper(c); }
char32_t lower_of(const Value& self, char32_t c) { return ascii_only(self, c) ? c : to_lower(c); }
bool is_cased(const Value& self, char32_t c) { return !ascii_only(self, c) && (is_upper(c) || is_lower(c)); }

constexpr char32_t sharp_s = 0xDF;

/// `change(c, first of a word, first of all)` for each character.
template <class Change>
Value changed(context& where, const Value& self, const arguments& given, Change change) {
  static_cast<void>(bind("method()", given));
  const auto text = octets_of(self);
  where.spending().allocate(text.size(), 2);
  std::string out;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    const char32_t c = next(self, at), to = change(c, !in_word, first);
    in_word = is_cased(self, c);
    if (self.is_str() && c == sharp_s && to == sharp_s && change(U'a', !in_word, first) == U'A')
      out += "SS";
    else
      put(self, out, to);
  }
  return text_like(self, out);
}

Value upper(context& where, Value& self, const arguments& given) {
  return changed(where, self, given, [&](char32_t c, bool, bool) { return upper_of(self, c); });
}
Value lower(context& where, Value& self, const arguments& given) {
  return changed(where, self, given, [&](char32_t c, bool, bool) { return lower_of(self, c); });
}
Value swapcase(context& where, Value& self, const arguments& given) {
  return changed(where, self, given, [&](char32_t c, bool, bool) {
    return !ascii_only(self, c) && is_upper(c) ? lower_of(self, c) : upper_of(self, c);
  });
}
Value capitalize(context& where, Value& self, const arguments& given) {
  return changed(where, self, given,
                 [&](char32_t c, bool, bool first) { return first ? upper_of(self, c) : lower_of(self, c); });
}
Value title(context& where, Value& self, const arguments& given) {
  return changed(where, self, given,
                 [&](char32_t c, bool starts, bool) { return starts ? upper_of(self, c) : lower_of(self, c); });
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

bool is_decimal(char32_t c) { return c >= U'0' && c <= U'9'; }

Value isalnum(context& where, Value& self, const arguments& given) {
  return all_are(where, self, given,
                 [&](char32_t c) { return is_decimal(c) || (!ascii_only(self, c) && is_alphabetic(c)); });
}
Value isalpha(context& where, Value& self, const arguments& given) {
  return all_are(where, self, given, [&](char32_t c) { return !ascii_only(self, c) && is_alphabetic(c); });
}
Value isascii(context& where, Value& self, const arguments& given) {
  return all_are(
      where, self, given, [](char32_t c) { return c < 0x80; }, true);
}
Value isdigit(context& where, Value& self, const arguments& given) { return all_are(where, self, given, is_decimal); }
Value isidentifier(context& where, Value& self, const arguments& given) {
  const auto text = octets_of(self);
  if (!text.empty() && is_digit(text[0])) return Value(false);
  return all_are(where, self, given, [](char32_t c) { return c == U'_' || is_decimal(c) || is_alphabetic(c); });
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

/// All cased characters are of one case, and there are some.
template <bool wants_upper>
Value has_case(context& where, Value& self, const arguments& given) {
  bool some = false;
  const Value none_other = all_are(where, self, given, [&](char32_t c) {
    if (!is_cased(self, c)) return true;
    some = true;
    return is_upper(c) == wants_upper;
  });
  return Value(some && none_other.as_bool());
}

Value istitle(context& where, Value& self, const arguments& given) {
  bool some = false, in_word = false;
  const Value fits = all_are(where, self, given, [&](char32_t c) {
    const bool cased = is_cased(self, c), ok = !cased || is_upper(c) != in_word;
    some |= cased;
    in_word = cased;
    return ok;
  });
  return Value(some && fits.as_bool());
}

}  // namespace

std::span<const native_method> text_case_methods() noexcept {
  static constexpr native_method table[] = {{"capitalize", capitalize},
                                            {"casefold", lower},
                                            {"isalnum", isalnum},
                                            {"isalpha", isalpha},
                                            {"isascii", isascii},
                                            {"isdecimal", isdigit},
                                            {"isdigit", isdigit},
                                            {"isidentifier", isidentifier},
                                            {"islower", has_case<false>},
                                            {"isnumeric", isdigit},
                                            {"isprintable", isprintable},
                                            {"isspace", isspace},
                                            {"istitle", istitle},
                                            {"isupper", has_case<true>},
                                            {"lower", lower},
                                            {"swapcase", swapcase},
                                            {"title", title},
                                            {"upper", upper}};
  static_assert(is_sorted_by_name(std::span<const native_method>(table)));
  return table;
}

}  // namespace sipyco::expression
