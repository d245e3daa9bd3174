// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/text/pprint.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>
#include "base/utf8.hpp"
#include "text/ordering.hpp"
#include "text/repr_writer.hpp"
#include "text/wrap.hpp"

#include <algorithm>

namespace sipyco::text {
namespace {

/// Where a value stands.
struct place {
  std::size_t indent;     ///< the column at which it begins
  std::size_t allowance;  ///< characters that follow it on its last line
};

/// Writes what fits a line on a line, and breaks what does not into its parts.
class pretty_writer {
 public:
  pretty_writer(std::string& out, std::size_t width, const print_options& options)
      : out_(out), options_(options), width_(static_cast<std::ptrdiff_t>(std::min(width, SIZE_MAX / 8))) {}

  void write(const Value& x, place at);

 private:
  [[nodiscard]] std::ptrdiff_t room(place at) const noexcept {
    return width_ - static_cast<std::ptrdiff_t>(at.indent + at.allowance);
  }
  [[nodiscard]] bool write_on_a_line(const Value& x, std::ptrdiff_t room);
  void write_broken(const Value& x, place at);
  void write_items(std::span<const Value> items, place at);
  void write_tuple(const Value& x, place at);
  void write_set(const Set& elements, place at);
  void write_dict(const Dict& entries, place at);
  void write_ordered_dict(const Dict& entries, place at);
  void write_literals(const Value& x, place at);
  void write_repr(const Value& x) { repr_writer(out_, options_, depth_).write(x); }
  void next_line(std::size_t indent);

  std::string& out_;
  const print_options& options_;
  std::ptrdiff_t width_;
  std::size_t depth_ = 0;
};

bool can_break(kind which) {
  switch (which) {
    case kind::list:
    case kind::tuple:
    case kind::set:
    case kind::dict:
    case kind::ordered_dict:
    case kind::str:
    case kind::bytes: return true;
    default: return false;
  }
}

void pretty_writer::write(const Value& x, place at) {
  if (!can_break(x.kind())) {
    write_repr(x);
    return;
  }
  if (write_on_a_line(x, room(at))) return;
  if (x.is_str() || x.kind() == kind::bytes) {
    write_literals(x, at);
    return;
  }
  if (depth_ == max_value_depth) throw LimitError("containers in each other", "max_value_depth", max_value_depth);
  ++depth_;
  write_broken(x, at);
  --depth_;
}

bool pretty_writer::write_on_a_line(const Value& x, std::ptrdiff_t room) {
  if (room <= 0) return false;
  constexpr std::size_t bytes_of_a_character = 4;
  std::string line;
  repr_writer writer(line, options_, depth_);
  if (!writer.write_within(x, key_order::sorted, static_cast<std::size_t>(room) * bytes_of_a_character)) return false;
  if (base::count_code_points(line) > static_cast<std::size_t>(room)) return false;
  out_ += line;
  return true;
}

void pretty_writer::write_broken(const Value& x, place at) {
  switch (x.kind()) {
    case kind::list:
      out_ += '[';
      write_items(x.items(), {at.indent, at.allowance + 1});
      out_ += ']';
      return;
    case kind::tuple: write_tuple(x, at); return;
    case kind::set: write_set(x.as_set(), at); return;
    case kind::dict: write_dict(x.as_dict(), {at.indent, at.allowance + 1}); return;
    default: write_ordered_dict(x.as_dict(), at); return;
  }
}

void pretty_writer::next_line(std::size_t indent) {
  constexpr auto max_bytes = encode_limits{}.max_bytes;
  if (out_.size() > max_bytes) throw LimitError("bytes of printed text", "max_bytes", max_bytes);
  out_ += '\n';
  out_.append(indent, ' ');
}

void pretty_writer::write_items(std::span<const Value> items, place at) {
  for (const auto& item : items) {
    const bool last = &item == &items.back();
    write(item, {at.indent + 1, last ? at.allowance : 1});
    if (last) return;
    out_ += ',';
    next_line(at.indent + 1);
  }
}

void pretty_writer::write_tuple(const Value& x, place at) {
  const std::string_view end = x.items().size() == 1 ? ",)" : ")";
  out_ += '(';
  write_items(x.items(), {at.indent, at.allowance + end.size()});
  out_ += end;
}

void pretty_writer::write_set(const Set& elements, place at) {
  if (elements.empty()) {
    out_ += "set()";
    return;
  }
  out_ += '{';
  const auto sorted = pprint_order(elements);
  for (const auto* element : sorted) {
    const bool last = element == sorted.back();
    write(*element, {at.indent + 1, last ? at.allowance + 1 : 1});
    if (last) break;
    out_ += ',';
    next_line(at.indent + 1);
  }
  out_ += '}';
}

void pretty_writer::write_dict(const Dict& entries, place at) {
  out_ += '{';
  const auto sorted = pprint_order(entries);
  for (const auto* entry : sorted) {
    const bool last = entry == sorted.back();
    const auto start = out_.size();
    repr_writer(out_, options_, depth_).write(entry->key, key_order::sorted);
    const auto key_size = base::count_code_points(std::string_view(out_).substr(start));
    out_ += ": ";
    write(entry->value, {at.indent + 1 + key_size + 2, last ? at.allowance : 1});
    if (last) break;
    out_ += ',';
    next_line(at.indent + 1);
  }
  out_ += '}';
}

void pretty_writer::write_ordered_dict(const Dict& entries, place at) {
  constexpr std::string_view opening = "OrderedDict(";
  out_ += opening;
  if (!entries.empty()) {
    std::vector<Value> pairs;
    for (const auto& [key, value] : entries) pairs.push_back(Value::tuple({key, value}));
    write(Value::list_of(pairs), {at.indent + opening.size(), at.allowance + 1});
  }
  out_ += ')';
}

void pretty_writer::write_literals(const Value& x, place at) {
  constexpr std::size_t unbroken_bytes = 4;
  const bool is_text = x.is_str();
  if (is_text ? x.as_str().empty() : x.as_bytes().size() <= unbroken_bytes) {
    write_repr(x);
    return;
  }
  const bool outermost = depth_ == 0;
  const std::size_t parentheses = outermost ? 1 : 0;
  const auto indent = at.indent + parentheses;
  const wrap_room room{width_ - static_cast<std::ptrdiff_t>(indent),
                       static_cast<std::ptrdiff_t>(at.allowance + parentheses)};
  const auto literals = is_text ? wrap_text(x.as_str(), room) : wrap_bytes(x.as_bytes(), room);
  const bool in_parentheses = outermost && (!is_text || literals.size() > 1);
  if (in_parentheses) out_ += '(';
  for (const auto& literal : literals) {
    if (&literal != &literals.front()) next_line(indent);
    out_ += literal;
  }
  if (in_parentheses) out_ += ')';
}

}  // namespace

std::string pprint(const Value& x, std::size_t width, const print_options& options) {
  if (width == 0) throw ValueError("width must be != 0");
  std::string out;
  pretty_writer(out, width, options).write(x, {0, 0});
  return out;
}

}  // namespace sipyco::text
