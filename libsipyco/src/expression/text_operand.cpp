// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/text_operand.hpp"

#include <sipyco/base/error.hpp>
#include "base/utf8.hpp"
#include "expression/characters.hpp"
#include "expression/numeric.hpp"

#include <algorithm>

namespace sipyco::expression {

std::string_view octets_of(const Value& x) { return x.is_str() ? x.as_str() : x.as_bytes(); }

Value text_like(const Value& model, std::string_view octets) {
  return model.is_str() ? Value::str_unchecked(octets) : Value::bytes(octets);
}

std::string_view operand(const Value& self, const Value& x) {
  if (x.kind() == self.kind()) return octets_of(x);
  if (self.is_str()) fail_type("must be str, not ", x, "");
  fail_type("a bytes-like object is required, not '", x, "'");
}

std::size_t character_size(const Value& self, std::size_t octet) {
  if (!self.is_str()) return 1;
  std::size_t end = octet;
  static_cast<void>(base::next_code_point(self.as_str(), end));
  return end - octet;
}

std::size_t character_index(const Value& self, std::size_t octet) {
  return self.is_str() ? base::count_code_points(self.as_str().substr(0, octet)) : octet;
}

namespace {

std::size_t octet_index(const Value& self, std::size_t character) {
  if (!self.is_str()) return character;
  std::size_t at = 0;
  for (; character > 0; --character) static_cast<void>(base::next_code_point(self.as_str(), at));
  return at;
}

Integer bounded(const Value* given, std::size_t size, std::size_t otherwise) {
  if (!given || given->is_none()) return Integer(otherwise);
  if (!has_index(*given)) throw TypeError("slice indices must be integers or None or have an __index__ method");
  const Integer index = index_of(*given);
  const Integer out = index.sign() < 0 ? index + Integer(size) : index;
  return out.sign() < 0 ? Integer(0) : out;
}

}  // namespace

text_part part_of(const Value& self, const Value* start, const Value* end) {
  if (!start && !end) return {0, octets_of(self).size()};
  const std::size_t size = self.size();
  const Integer from = bounded(start, size, 0), to = bounded(end, size, size);
  const Integer stop = std::min(to, Integer(size));
  if (from > stop) return {0, 0, false};
  return {octet_index(self, from.to_uint64()), octet_index(self, stop.to_uint64())};
}

void charge_search(context& where, std::string_view text, std::string_view wanted) {
  where.step(text.size() / 16 +
             static_cast<std::uint64_t>(static_cast<double>(text.size()) * static_cast<double>(wanted.size()) / 1024));
}

std::size_t space_at(const Value& self, std::size_t octet) {
  const auto text = octets_of(self);
  if (!self.is_str()) return is_space(text[octet]) ? 1 : 0;
  std::size_t end = octet;
  return is_space(base::next_code_point(text, end)) ? end - octet : 0;
}

}  // namespace sipyco::expression
