// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/str_format.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>
#include "expression/attribute.hpp"
#include "expression/characters.hpp"
#include "expression/format.hpp"
#include "expression/integer_text.hpp"
#include "expression/printing.hpp"
#include "expression/subscript.hpp"

#include <algorithm>
#include <optional>

namespace sipyco::expression {

namespace {

/// In the decimal digits of any script.
std::optional<std::size_t> number_in(std::string_view text) {
  const std::string digits = with_ascii_digits(text);
  if (digits.empty() || digits.size() >= 10 || !std::ranges::all_of(digits, is_digit)) return {};
  std::size_t out = 0;
  for (const char c : digits) out = out * 10 + static_cast<std::size_t>(c - '0');
  return out;
}

class template_filler {
 public:
  template_filler(context& where, const arguments& given) : where_(where), given_(given) {}

  std::string fill(std::string_view text, int depth);

 private:
  std::string field(std::string_view inside, int depth);
  Value argument(std::string_view name);
  Value lookup(std::string_view path);

  context& where_;
  const arguments& given_;
  std::size_t next_ = 0;
  bool automatic_ = false, manual_ = false;
};

Value template_filler::argument(std::string_view name) {
  const auto number = number_in(name);
  if (name.empty() || number) {
    (name.empty() ? automatic_ : manual_) = true;
    if (automatic_ && manual_)
      throw ValueError(name.empty() ? "cannot switch from manual field specification to automatic field numbering"
                                    : "cannot switch from automatic field numbering to manual field specification");
    const std::size_t index = number ? *number : next_++;
    if (index >= given_.positional.size())
      throw IndexError("Replacement index " + std::to_string(index) + " out of range for positional args tuple");
    return given_.positional[index];
  }
  for (const auto& [key, value] : given_.keywords)
    if (key == name) return value;
  throw KeyError(text::repr(Value::str_unchecked(name)));
}

/// `0.real`, `name[key][1]`.
Value template_filler::lookup(std::string_view path) {
  std::size_t at = std::min(path.find_first_of(".["), path.size());
  Value out = argument(path.substr(0, at));
  while (at < path.size()) {
    const bool key = path[at++] == '[';
    const std::size_t end = std::min(key ? path.find(']', at) : path.find_first_of(".[", at), path.size());
    if (key && end == path.size()) throw ValueError("Missing ']' in format string");
    const auto name = path.substr(at, end - at);
    if (name.empty()) throw ValueError("Empty attribute in format string");
    const auto number = number_in(name);
    if (!key)
      out = attribute(where_, out, name);
    else
      out = subscript(where_, out, number ? Value(*number) : Value::str_unchecked(name));
    at = key ? end + 1 : end;
    if (key && at < path.size() && path[at] != '.' && path[at] != '[')
      throw ValueError("Only '.' or '[' may follow ']' in format field specifier");
  }
  return out;
}

std::string template_filler::field(std::string_view inside, int depth) {
  // A `:` or `!` inside of `[...]` belongs to a key.
  std::size_t end = 0;
  for (bool in_key = false; end < inside.size() && (in_key || (inside[end] != ':' && inside[end] != '!')); ++end)
    in_key = inside[end] == '[' || (in_key && inside[end] != ']');
  Value x = lookup(inside.substr(0, end));
  auto rest = inside.substr(end);
  if (rest.starts_with('!')) {
    if (rest.size() < 2) throw ValueError("end of string while looking for conversion specifier");
    const char conversion = rest[1];
    if (conversion != 'r' && conversion != 's' && conversion != 'a')
      throw ValueError(std::string("Unknown conversion specifier '") + conversion + "'");
    if (rest.size() > 2 && rest[2] != ':') throw ValueError("expected ':' after conversion specifier");
    x = convert(where_, x, conversion);
    rest.remove_prefix(2);
  }
  if (rest.starts_with(':')) rest.remove_prefix(1);
  const bool nested = rest.find_first_of("{}") != rest.npos;
  return format(where_, x, nested ? fill(rest, depth + 1) : std::string(rest));
}

/// Where the field that begins behind an opening brace ends: at the brace that closes it.
std::size_t field_end(std::string_view text, std::size_t at) {
  std::size_t depth = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) return at;
  }
  throw ValueError("expected '}' before end of string");
}

std::string template_filler::fill(std::string_view text, int depth) {
  if (depth > 2) throw ValueError("Max string recursion exceeded");
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t brace = std::min(text.find_first_of("{}", at), text.size());
    out += text.substr(at, brace - at);
    at = brace;
    if (at == text.size()) break;
    if (depth == 1 && at + 1 < text.size() && text[at + 1] == text[at]) {
      out += text[at];
      at += 2;
      continue;
    }
    if (text[at] == '}') throw ValueError("Single '}' encountered in format string");
    if (at + 1 == text.size()) throw ValueError("Single '{' encountered in format string");
    const std::size_t end = field_end(text, at + 1);
    out += field(text.substr(at + 1, end - at - 1), depth);
    where_.spending().allocate(out.size() / 8 + 1);
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string str_format(context& where, std::string_view text, const arguments& given) {
  return template_filler(where, given).fill(text, 1);
}

}  // namespace sipyco::expression
