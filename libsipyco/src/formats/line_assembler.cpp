// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/lines.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/formats/path.hpp>
#include <sipyco/pyon/decode.hpp>

#include <algorithm>
#include <ranges>

namespace sipyco::formats {
namespace {

failure value_failure(std::string message) { return {failure_kind::value_error, std::move(message), 0}; }

result<Value> parse_right_side(std::string_view line, std::size_t at, const decode_limits& limits) {
  while (at < line.size() && line[at] == ' ') ++at;
  if (at == line.size() || line[at] != '=') return decode_failure("expected `=` after the path", at);
  ++at;
  auto x = pyon::try_decode(line.substr(at), limits);
  if (x) return x;
  failure f = x.error();
  f.offset = at + (f.offset == failure::no_offset ? 0 : f.offset);
  return f;
}

}  // namespace

result<Value*> line_assembler::item(Value& list, const Value& step) {
  const auto* const index = step.if_int64();
  if (index == nullptr || *index < 0)
    return value_failure("an item of a list has an index from 0 on, not [" + std::string(type_name(step)) + "]");
  const auto at = static_cast<std::size_t>(*index);
  if (at >= limits_.max_elements) return limit_failure("items", "max_elements", limits_.max_elements, 0);
  while (list.size() <= at) {
    if (++elements_ > limits_.max_elements) return limit_failure("items", "max_elements", limits_.max_elements, 0);
    list.append(Value());
  }
  return &list.mutable_items()[at];
}

result<Value*> line_assembler::place(std::span<const Value> steps) {
  Value* at = &root_;
  for (const Value& step : steps) {
    if (at->is_none()) *at = step.kind() == kind::integer ? Value::list() : Value::dict();
    if (at->is_dict()) {
      try {
        at = &(*at)[step];
      } catch (const TypeError& error) {
        return value_failure(error.what());
      }
    } else if (at->kind() == kind::list) {
      auto next = item(*at, step);
      if (!next) return next;
      at = *next;
    } else {
      return value_failure("a line before gave a value without items, " + std::string(type_name(*at)) +
                           ", to the path");
    }
  }
  return at;
}

result<void> line_assembler::add(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.find_first_not_of(" \t") == std::string_view::npos) return {};
  std::string_view rest = line;
  auto where = path::try_parse_prefix(rest);
  if (!where) return where.error();
  auto x = parse_right_side(line, line.size() - rest.size(), limits_);
  if (!x) return x.error();
  if (++elements_ > limits_.max_elements) return limit_failure("lines", "max_elements", limits_.max_elements, 0);
  const auto at = place(where->steps());
  if (!at) return at.error();
  if (x->kind() == kind::tuple && x->size() == 0) {
    tuples_.push_back(where->steps());
    *x = Value::list();
  }
  **at = std::move(*x);
  return {};
}

Value line_assembler::take() {
  // The inner ones first: what is inside of a tuple cannot be changed any more. A path is longer than those around it.
  std::ranges::stable_sort(tuples_, std::greater(), &std::vector<Value>::size);
  for (const auto& steps : tuples_) {
    const bool still_there = [&] {
      const auto found = path(steps).try_select(root_);
      return found && found->kind() == kind::list;
    }();
    if (!still_there) continue;
    Value& at = **place(steps);
    at = Value::tuple_of(at.mutable_items());
  }
  tuples_.clear();
  elements_ = 0;
  return std::exchange(root_, Value());
}

}  // namespace sipyco::formats
