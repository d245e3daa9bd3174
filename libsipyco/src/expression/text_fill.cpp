// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/numeric.hpp"
#include "expression/text_operand.hpp"

#include <algorithm>
#include <string>

namespace sipyco::expression {

namespace {

/// Whether a character stands in the set, or is white space where there is none.
bool is_stripped(const Value& self, std::size_t at, const std::string_view* set) {
  if (!set) return space_at(self, at) > 0;
  return set->find(octets_of(self).substr(at, character_size(self, at))) != set->npos;
}

template <bool left, bool right>
Value strip(context& where, Value& self, const arguments& given) {
  const auto p = bind("strip(chars=, /)", given);
  const Value* chars = p.unless_none(0);
  const std::string_view set = chars ? operand(self, *chars) : std::string_view();
  const std::string_view* only = chars ? &set : nullptr;
  const auto text = octets_of(self);
  where.step(text.size() / 16);
  std::size_t begin = 0, end = text.size();
  if (left)
    while (begin < end && is_stripped(self, begin, only)) begin += character_size(self, begin);
  while (right && end > begin) {
    std::size_t last = end - 1;
    while (self.is_str() && last > begin && (text[last] & 0xC0) == 0x80) --last;
    if (!is_stripped(self, last, only)) break;
    end = last;
  }
  return text_like(self, std::string(text.substr(begin, end - begin)));
}

std::string repeated(std::string_view fill, std::size_t count) {
  std::string out;
  for (; count > 0; --count) out += fill;
  return out;
}

/// How many characters are missing from the width that was asked for.
std::size_t missing(context& where, const Value& self, const Value& width) {
  const auto wanted = small_index(width);
  const auto size = static_cast<std::ptrdiff_t>(self.size());
  if (wanted <= size) return 0;
  where.spending().allocate(static_cast<std::size_t>(wanted), 4);
  return static_cast<std::size_t>(wanted - size);
}

/// `side`: the text stands to the left, in the middle, or to the right.
template <char side>
Value justify(context& where, Value& self, const arguments& given) {
  const auto p = bind("center(width, fillchar=, /)", given);
  const std::string fill(p.has(1) ? operand(self, p.at(1)) : " ");
  if (p.has(1) && p.at(1).size() != 1) throw TypeError("The fill character must be exactly one character long");
  const std::size_t room = missing(where, self, p.at(0)), width = self.size() + room;
  const std::size_t before = side == '<' ? 0 : side == '>' ? room : room / 2 + (room & width & 1);
  return text_like(self, repeated(fill, before).append(octets_of(self)) + repeated(fill, room - before));
}

Value zfill(context& where, Value& self, const arguments& given) {
  const std::size_t room = missing(where, self, bind("zfill(width, /)", given).at(0));
  const auto text = octets_of(self);
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  return text_like(self, std::string(text.substr(0, sign)) + std::string(room, '0').append(text.substr(sign)));
}

Value expandtabs(context& where, Value& self, const arguments& given) {
  const auto p = bind("expandtabs(tabsize=)", given);
  const auto size = p.has(0) ? small_index(p.at(0)) : 8;
  std::string out;
  std::ptrdiff_t column = 0;
  const auto text = octets_of(self);
  for (std::size_t at = 0; at < text.size(); at += character_size(self, at)) {
    if (text[at] == '\t') {
      if (out.size() > where.spending().allowed().max_object_bytes) where.spending().allocate(out.size());
      const std::ptrdiff_t spaces = size > 0 ? size - column % size : 0;
      where.spending().allocate(static_cast<std::size_t>(spaces));
      out.append(static_cast<std::size_t>(spaces), ' ');
      column += spaces;
      continue;
    }
    out += text.substr(at, character_size(self, at));
    column = text[at] == '\n' || text[at] == '\r' ? 0 : column + 1;
  }
  return text_like(self, out);
}

}  // namespace

std::span<const native_method> text_fill_methods() noexcept {
  static constexpr native_method table[] = {{"center", justify<'^'>},     {"expandtabs", expandtabs},
                                            {"ljust", justify<'<'>},      {"lstrip", strip<true, false>},
                                            {"rjust", justify<'>'>},      {"rstrip", strip<false, true>},
                                            {"strip", strip<true, true>}, {"zfill", zfill}};
  static_assert(is_sorted_by_name(std::span<const native_method>(table)));
  return table;
}

}  // namespace sipyco::expression
