// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/string_literal.hpp"

#include <sipyco/expression/errors.hpp>
#include "pyon/v1_string.hpp"

#include <algorithm>

namespace sipyco::expression {

namespace {

char lower(char c) { return static_cast<char>(c | 0x20); }

}  // namespace

bool is_string_prefix(std::string_view letters) noexcept {
  if (letters.size() == 1) return std::string_view("rbuf").find(lower(letters[0])) != std::string_view::npos;
  if (letters.size() != 2) return false;
  const char a = lower(letters[0]), b = lower(letters[1]);
  return (a == 'r' && (b == 'b' || b == 'f')) || (b == 'r' && (a == 'b' || a == 'f'));
}

string_parts split_string_literal(std::string_view literal) {
  string_parts out;
  const std::size_t quote = literal.find_first_of("\"'");
  for (const char letter : literal.substr(0, quote)) {
    out.letters.raw |= lower(letter) == 'r';
    out.letters.bytes |= lower(letter) == 'b';
    out.letters.formatted |= lower(letter) == 'f';
  }
  const auto rest = literal.substr(quote);
  const std::size_t marks = rest.size() >= 6 && rest[1] == rest[0] && rest[2] == rest[0] ? 3 : 1;
  out.body_offset = quote + marks;
  out.body = rest.substr(marks, rest.size() - 2 * marks);
  return out;
}

std::string unescaped(std::string_view body, string_letters letters, std::string_view text, std::size_t offset) {
  if (letters.bytes && std::ranges::any_of(body, [](char c) { return (c & 0x80) != 0; }))
    throw SyntaxError("bytes can only contain ASCII literal characters", text, offset);
  pyon::text_buffer out;
  const auto bad = pyon::unescape_python(body, {.valid = true, .raw = letters.raw, .bytes = letters.bytes}, out);
  if (bad) throw SyntaxError(std::string(bad.message), text, offset + static_cast<std::size_t>(bad.at - body.data()));
  return std::string(out.view());
}

}  // namespace sipyco::expression
