// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "base/utf8.hpp"
#include "expression/numeric.hpp"
#include "expression/str_format.hpp"
#include "expression/text_codec.hpp"
#include "expression/text_operand.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

namespace sipyco::expression {

namespace {

Value format_method(context& where, Value& self, const arguments& given) {
  return Value::str_unchecked(str_format(where, self.as_str(), given));
}

Value format_map(context& where, Value& self, const arguments& given) {
  const Value& mapping = bind("format_map(mapping, /)", given).at(0);
  if (!mapping.is_dict()) fail_type("'", mapping, "' object is not a mapping");
  std::vector<keyword> keywords;
  for (const auto& [key, value] : mapping.as_dict())
    if (key.is_str()) keywords.push_back({std::string(key.as_str()), value});
  return Value::str_unchecked(str_format(where, self.as_str(), {{}, keywords}));
}

Value encode(context& where, Value& self, const arguments& given) {
  const auto p = bind("encode(encoding=, errors=)", given);
  where.spending().allocate(self.as_str().size(), 2);
  return encoded(self.as_str(), p.get(0, Value("utf-8")), p.get(1, Value("strict")));
}

Value decode(context& where, Value& self, const arguments& given) {
  const auto p = bind("decode(encoding=, errors=)", given);
  where.spending().allocate(self.as_bytes().size(), 2);
  return decoded(self.as_bytes(), p.get(0, Value("utf-8")), p.get(1, Value("strict")));
}

Value code_point_key(const Value& character) {
  if (!character.is_str()) return character;
  if (character.size() != 1) throw ValueError("string keys in translate table must be of length 1");
  std::size_t at = 0;
  return Value(static_cast<std::int64_t>(base::next_code_point(character.as_str(), at)));
}

Value maketrans(context&, const arguments& given) {
  const auto p = bind("maketrans(x, y=, z=, /)", given);
  Dict out;
  if (!p.has(1)) {
    if (!p.at(0).is_dict()) throw TypeError("if you give only one argument to maketrans it must be a dict");
    for (const auto& [key, value] : p.at(0).as_dict()) out.set(code_point_key(key), value);
    return Value(std::move(out));
  }
  if (p.at(0).size() != p.at(1).size()) throw ValueError("the first two maketrans arguments must have equal length");
  const auto from = p.at(0).as_str(), to = p.at(1).as_str();
  for (std::size_t i = 0, j = 0; i < from.size();) {
    const auto key = static_cast<std::int64_t>(base::next_code_point(from, i));
    out.set(Value(key), Value(static_cast<std::int64_t>(base::next_code_point(to, j))));
  }
  if (p.has(2))
    for (std::size_t i = 0; i < p.at(2).as_str().size();)
      out.set(Value(static_cast<std::int64_t>(base::next_code_point(p.at(2).as_str(), i))), Value());
  return Value(std::move(out));
}

Value translate(context& where, Value& self, const arguments& given) {
  const Value& table = bind("translate(table, /)", given).at(0);
  if (!table.is_dict()) fail_type("'", table, "' object is not a table of characters");
  std::string out;
  const auto text = self.as_str();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = base::next_code_point(text, at);
    const Value* to = table.as_dict().find(Value(static_cast<std::int64_t>(c)));
    where.step();
    if (!to)
      out += text.substr(begin, at - begin);
    else if (to->is_str())
      out += to->as_str();
    else if (!to->is_none())
      base::append_code_point(out, static_cast<char32_t>(small_index(*to)));
    if (to && to->is_str()) where.spending().allocate(to->as_str().size());
  }
  return Value(out);
}

Value hex(context& where, Value& self, const arguments& given) {
  const auto p = bind("hex(sep=)", given);
  const std::string separator(p.has(0) ? octets_of(p.at(0)) : "");
  where.spending().allocate(self.as_bytes().size(), 3);
  std::string out;
  for (const char c : self.as_bytes())
    out += fmt::format("{}{:02x}", out.empty() ? "" : separator, static_cast<unsigned char>(c));
  return Value(out);
}

int hex_digit(char c) {
  return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

Value fromhex(context&, const arguments& given) {
  const Value& x = bind("fromhex(string, /)", given).at(0);
  if (!x.is_str()) fail_type("fromhex() argument must be str, not ", x, "");
  std::string out;
  const auto text = x.as_str();
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r')) {
      ++at;
      continue;
    }
    const int high = hex_digit(text[at]), low = at + 1 < text.size() ? hex_digit(text[at + 1]) : -1;
    if (high < 0 || low < 0)
      throw ValueError("non-hexadecimal number found in fromhex() arg at position " +
                       std::to_string(high < 0 ? at : at + 1));
    out += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
    at += 2;
  }
  return Value::bytes(out);
}

constexpr native_method str_only[] = {
    {"encode", encode}, {"format", format_method}, {"format_map", format_map}, {"translate", translate}};
constexpr native_method bytes_only[] = {{"decode", decode}, {"hex", hex}};

/// One table of several, sorted; what only the other class has is left out.
std::vector<native_method> merged(std::span<const native_method> own, std::span<const std::string_view> left_out) {
  std::vector<native_method> out(own.begin(), own.end());
  for (const auto table : {text_search_methods(), text_split_methods(), text_fill_methods(), text_case_methods()})
    for (const auto& entry : table)
      if (std::ranges::find(left_out, entry.name) == left_out.end()) out.push_back(entry);
  std::ranges::sort(out, {}, &native_method::name);
  return out;
}

}  // namespace

std::span<const native_method> str_methods() noexcept {
  static const auto table = merged(str_only, {});
  return table;
}

std::span<const native_method> bytes_methods() noexcept {
  static constexpr std::string_view of_str[] = {"casefold", "isdecimal", "isidentifier", "isnumeric", "isprintable"};
  static const auto table = merged(bytes_only, of_str);
  return table;
}

std::span<const native> str_functions() noexcept {
  static constexpr native table[] = {{"maketrans", maketrans}};
  return table;
}

std::span<const native> bytes_functions() noexcept {
  static constexpr native table[] = {{"fromhex", fromhex}};
  return table;
}

}  // namespace sipyco::expression
