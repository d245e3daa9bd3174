// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include "expression/numeric.hpp"
#include "expression/text_operand.hpp"

#include <string>

namespace sipyco::expression {

namespace {

/// What is searched for: a str, or for bytes an int too.
std::string wanted(const Value& self, const Value& x) {
  if (self.is_str() || !has_index(x)) return std::string(operand(self, x));
  const auto octet = small_index(x);
  if (octet < 0 || octet > 255) throw ValueError("byte must be in range(0, 256)");
  return std::string(1, static_cast<char>(static_cast<unsigned char>(octet)));
}

std::optional<std::size_t> search(context& where, const Value& self, const arguments& given, bool last) {
  const auto p = bind("find(sub, start=, end=, /)", given);
  const std::string sub = wanted(self, p.at(0));
  const text_part part = part_of(self, p[1], p[2]);
  charge_search(where, octets_of(self), sub);
  if (!part.valid) return {};
  const auto within = octets_of(self).substr(part.begin, part.end - part.begin);
  const std::size_t at = last ? within.rfind(sub) : within.find(sub);
  if (at == within.npos) return {};
  return character_index(self, part.begin + at);
}

template <bool last>
Value find(context& where, Value& self, const arguments& given) {
  const auto at = search(where, self, given, last);
  return at ? Value(*at) : Value(-1);
}

template <bool last>
Value index(context& where, Value& self, const arguments& given) {
  const auto at = search(where, self, given, last);
  if (!at) throw ValueError(self.is_str() ? "substring not found" : "subsection not found");
  return Value(*at);
}

Value count(context& where, Value& self, const arguments& given) {
  const auto p = bind("count(sub, start=, end=, /)", given);
  const std::string sub = wanted(self, p.at(0));
  const text_part part = part_of(self, p[1], p[2]);
  charge_search(where, octets_of(self), sub);
  if (!part.valid) return Value(0);
  const auto within = octets_of(self).substr(part.begin, part.end - part.begin);
  if (sub.empty()) return Value(text_like(self, within).size() + 1);
  std::int64_t out = 0;
  for (auto at = within.find(sub); at != within.npos; at = within.find(sub, at + sub.size())) ++out;
  return Value(out);
}

template <bool at_end>
Value has_affix(context&, Value& self, const arguments& given) {
  const auto p = bind(at_end ? "endswith(suffix, start=, end=, /)" : "startswith(prefix, start=, end=, /)", given);
  const text_part part = part_of(self, p[1], p[2]);
  const auto matches = [&](const Value& affix) {
    if (affix.kind() != self.kind())
      fail_type(std::string(at_end ? "endswith" : "startswith") +
                    (self.is_str() ? " first arg must be str or a tuple of str, not "
                                   : " first arg must be bytes or a tuple of bytes, not "),
                affix, "");
    const auto within = octets_of(self).substr(part.begin, part.end - part.begin);
    return part.valid && (at_end ? within.ends_with(octets_of(affix)) : within.starts_with(octets_of(affix)));
  };
  if (p.at(0).kind() != kind::tuple) return Value(matches(p.at(0)));
  for (const Value& affix : p.at(0).items())
    if (matches(affix)) return Value(true);
  return Value(false);
}

/// What is put together of parts that were counted one by one.
void require_size(context& where, std::size_t octets) {
  if (octets > where.spending().allowed().max_object_bytes) where.spending().allocate(octets);
}

/// `from` is empty: `to` goes before each character and behind the last.
std::string interleaved(context& where, const Value& self, std::string_view to, std::size_t most) {
  const auto text = octets_of(self);
  std::string out;
  for (std::size_t at = 0;;) {
    if (most-- > 0) {
      where.spending().allocate(to.size());
      require_size(where, out.size());
      out += to;
    } else {
      return out.append(text.substr(at));
    }
    if (at == text.size()) return out;
    const std::size_t size = character_size(self, at);
    out += text.substr(at, size);
    at += size;
  }
}

Value replace(context& where, Value& self, const arguments& given) {
  const auto p = bind("replace(old, new, count=, /)", given);
  const auto from = operand(self, p.at(0)), to = operand(self, p.at(1));
  const auto given_count = p.has(2) ? small_index(p.at(2)) : -1;
  std::size_t most = given_count < 0 ? SIZE_MAX : static_cast<std::size_t>(given_count);
  const auto text = octets_of(self);
  charge_search(where, text, from);
  if (from.empty()) return text_like(self, interleaved(where, self, to, most));
  std::string out;
  std::size_t at = 0;
  for (auto found = text.find(from); found != text.npos && most > 0; found = text.find(from, at), --most) {
    where.spending().allocate(found - at + to.size());
    require_size(where, out.size());
    out.append(text.substr(at, found - at)).append(to);
    at = found + from.size();
  }
  return text_like(self, out.append(text.substr(at)));
}

template <bool at_end>
Value without_affix(context&, Value& self, const arguments& given) {
  const auto affix = operand(self, bind(at_end ? "removesuffix(suffix, /)" : "removeprefix(prefix, /)", given).at(0));
  auto text = octets_of(self);
  if (at_end ? text.ends_with(affix) : text.starts_with(affix))
    text = at_end ? text.substr(0, text.size() - affix.size()) : text.substr(affix.size());
  return text_like(self, std::string(text));
}

}  // namespace

std::span<const native_method> text_search_methods() noexcept {
  static constexpr native_method table[] = {{"count", count},
                                            {"endswith", has_affix<true>},
                                            {"find", find<false>},
                                            {"index", index<false>},
                                            {"removeprefix", without_affix<false>},
                                            {"removesuffix", without_affix<true>},
                                            {"replace", replace},
                                            {"rfind", find<true>},
                                            {"rindex", index<true>},
                                            {"startswith", has_affix<false>}};
  static_assert(is_sorted_by_name(std::span<const native_method>(table)));
  return table;
}

}  // namespace sipyco::expression
