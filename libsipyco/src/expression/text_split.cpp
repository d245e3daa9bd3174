// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/collections.hpp"
#include "expression/iteration.hpp"
#include "expression/numeric.hpp"
#include "expression/text_operand.hpp"
#include "text/words.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace sipyco::expression {

namespace {

/// Pieces of one text, collected as values of its class.
class pieces {
 public:
  pieces(context& where, const Value& self) : where_(where), self_(self) {}
  void add(std::string_view piece) {
    where_.spending().allocate(sizeof(Value) + piece.size());
    out_.push_back(text_like(self_, piece));
  }
  Value list() { return Value::list_of(out_); }
  Value tuple() { return Value::tuple_of(out_); }
  Value reversed() {
    std::ranges::reverse(out_);
    return list();
  }

 private:
  context& where_;
  const Value& self_;
  std::vector<Value> out_;
};

std::size_t count_of(const Value* given) {
  if (!given) return SIZE_MAX;
  const auto count = small_index(*given);
  return count < 0 ? SIZE_MAX : static_cast<std::size_t>(count);
}

/// The beginning of the character that ends before an octet.
std::size_t before(const Value& self, std::size_t octet) {
  const auto text = octets_of(self);
  do --octet;
  while (self.is_str() && octet > 0 && (text[octet] & 0xC0) == 0x80);
  return octet;
}

Value split_words(context& where, const Value& self, std::size_t most) {
  const auto text = octets_of(self);
  pieces out(where, self);
  std::size_t at = 0;
  const auto skip = [&] {
    for (std::size_t size; at < text.size() && (size = space_at(self, at)) > 0;) at += size;
  };
  for (skip(); at < text.size(); skip()) {
    const std::size_t begin = at;
    if (most-- == 0) {
      out.add(text.substr(begin));
      break;
    }
    while (at < text.size() && space_at(self, at) == 0) at += character_size(self, at);
    out.add(text.substr(begin, at - begin));
  }
  return out.list();
}

Value split_words_from_right(context& where, const Value& self, std::size_t most) {
  const auto text = octets_of(self);
  pieces out(where, self);
  std::size_t end = text.size();
  while (true) {
    while (end > 0 && space_at(self, before(self, end)) > 0) end = before(self, end);
    if (end == 0) break;
    std::size_t begin = end;
    if (most-- == 0) {
      out.add(text.substr(0, end));
      break;
    }
    while (begin > 0 && space_at(self, before(self, begin)) == 0) begin = before(self, begin);
    out.add(text.substr(begin, end - begin));
    end = begin;
  }
  return out.reversed();
}

template <bool right>
Value split(context& where, Value& self, const arguments& given) {
  const auto p = bind(right ? "rsplit(sep=, maxsplit=)" : "split(sep=, maxsplit=)", given);
  std::size_t most = count_of(p[1]);
  auto text = octets_of(self);
  where.step(text.size() / 16);
  if (!p.unless_none(0)) return right ? split_words_from_right(where, self, most) : split_words(where, self, most);
  const auto separator = operand(self, p.at(0));
  if (separator.empty()) throw ValueError("empty separator");
  charge_search(where, text, separator);
  pieces out(where, self);
  for (; most > 0; --most) {
    const std::size_t at = right ? text.rfind(separator) : text.find(separator);
    if (at == text.npos) break;
    out.add(right ? text.substr(at + separator.size()) : text.substr(0, at));
    text = right ? text.substr(0, at) : text.substr(at + separator.size());
  }
  out.add(text);
  return right ? out.reversed() : out.list();
}

template <bool right>
Value partition(context& where, Value& self, const arguments& given) {
  const auto separator = operand(self, bind("partition(sep, /)", given).at(0));
  if (separator.empty()) throw ValueError("empty separator");
  const auto text = octets_of(self);
  charge_search(where, text, separator);
  const std::size_t at = right ? text.rfind(separator) : text.find(separator);
  pieces out(where, self);
  const bool found = at != text.npos;
  out.add(found ? text.substr(0, at) : right ? "" : text);
  out.add(found ? separator : "");
  out.add(found ? text.substr(at + separator.size()) : right ? text : "");
  return out.tuple();
}

std::string_view without_end(const Value& self, std::string_view line) {
  if (line.ends_with("\r\n")) return line.substr(0, line.size() - 2);
  if (line.ends_with('\n') || line.ends_with('\r')) return line.substr(0, line.size() - 1);
  if (!self.is_str() || line.empty()) return line;
  std::size_t last = line.size() - 1;
  while (last > 0 && (line[last] & 0xC0) == 0x80) --last;
  const auto end = line.substr(last);
  for (const std::string_view mark : {"\v", "\f", "\x1c", "\x1d", "\x1e", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"})
    if (end == mark) return line.substr(0, last);
  return line;
}

Value splitlines(context& where, Value& self, const arguments& given) {
  const auto p = bind("splitlines(keepends=)", given);
  const bool keep = p.has(0) && is_true(p.at(0));
  pieces out(where, self);
  auto text = octets_of(self);
  if (self.is_str()) {
    for (const auto line : text::split_lines(text)) out.add(keep ? line : without_end(self, line));
    return out.list();
  }
  while (!text.empty()) {
    std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (end < text.size()) end += text.substr(end).starts_with("\r\n") ? 2 : 1;
    out.add(keep ? text.substr(0, end) : without_end(self, text.substr(0, end)));
    text.remove_prefix(end);
  }
  return out.list();
}

Value join(context& where, Value& self, const arguments& given) {
  const Value& items = bind("join(iterable, /)", given).at(0);
  std::string out;
  std::size_t number = 0;
  for_each(where, items, [&](const Value& item) {
    if (item.kind() != self.kind())
      throw TypeError("sequence item " + std::to_string(number) + ": expected " +
                      (self.is_str() ? "str instance, " : "a bytes-like object, ") + std::string(type_name(item)) +
                      " found");
    const auto separator = number++ ? octets_of(self) : std::string_view();
    where.spending().allocate(separator.size() + octets_of(item).size());
    if (out.size() > where.spending().allowed().max_object_bytes) where.spending().allocate(out.size());
    out.append(separator).append(octets_of(item));
  });
  return text_like(self, out);
}

}  // namespace

std::span<const native_method> text_split_methods() noexcept {
  static constexpr native_method table[] = {
      {"join", join},          {"partition", partition<false>}, {"rpartition", partition<true>},
      {"rsplit", split<true>}, {"split", split<false>},         {"splitlines", splitlines}};
  static_assert(is_sorted_by_name(std::span<const native_method>(table)));
  return table;
}

}  // namespace sipyco::expression
