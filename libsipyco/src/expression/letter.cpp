// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/letter.hpp"

#include <locale.h>
#include <clocale>
#include <cwctype>

namespace sipyco::expression {

namespace {

/// Made when the first character beyond ASCII is met; null where the system has no such locale.
locale_t unicode() noexcept {
  static const locale_t made = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return made;
}

bool is_ascii(char32_t c) noexcept { return c < 0x80; }
bool between(char32_t c, char low, char high) noexcept {
  return c >= static_cast<char32_t>(low) && c <= static_cast<char32_t>(high);
}

}  // namespace

char32_t to_upper(char32_t c) noexcept {
  if (is_ascii(c)) return between(c, 'a', 'z') ? c - 32 : c;
  return unicode() ? static_cast<char32_t>(towupper_l(static_cast<wint_t>(c), unicode())) : c;
}

char32_t to_lower(char32_t c) noexcept {
  if (is_ascii(c)) return between(c, 'A', 'Z') ? c + 32 : c;
  return unicode() ? static_cast<char32_t>(towlower_l(static_cast<wint_t>(c), unicode())) : c;
}

bool is_upper(char32_t c) noexcept {
  if (is_ascii(c)) return between(c, 'A', 'Z');
  return unicode() && iswupper_l(static_cast<wint_t>(c), unicode());
}

bool is_lower(char32_t c) noexcept {
  if (is_ascii(c)) return between(c, 'a', 'z');
  return unicode() && iswlower_l(static_cast<wint_t>(c), unicode());
}

bool is_alphabetic(char32_t c) noexcept {
  if (is_ascii(c)) return is_upper(c) || is_lower(c);
  return unicode() && iswalpha_l(static_cast<wint_t>(c), unicode());
}

}  // namespace sipyco::expression
