// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/path.hpp>

#include <sipyco/base/decode_error.hpp>
#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>
#include <sipyco/text/repr.hpp>
#include <sipyco/value/indexing.hpp>
#include "formats/subscript.hpp"

#include <algorithm>

namespace sipyco::formats {
namespace {

constexpr decode_limits step_limits{.max_bytes = std::size_t{1} << 20, .max_depth = 16, .max_elements = 10'000};

bool starts_name(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool continues_name(char c) { return starts_name(c) || (c >= '0' && c <= '9'); }

failure moved(failure f, std::size_t by) {
  f.offset = by + (f.offset == failure::no_offset ? 0 : f.offset);
  return f;
}

/// A literal; nothing at all is None, which is right only beside a colon.
result<Value> parse_literal(std::string_view text, std::size_t at, bool may_be_empty) {
  if (text.find_first_not_of(" \t") == std::string_view::npos) {
    if (may_be_empty) return Value();
    return decode_failure("an index or a key is missing here", at);
  }
  auto parsed = pyon::try_decode(text, pyon::v1, step_limits);
  if (parsed) return parsed;
  failure f = moved(parsed.error(), at);
  if (starts_name(text.front())) f.message += "; a key that is text needs quotes: [\"" + std::string(text) + "\"]";
  return f;
}

result<Value> parse_slice(const std::vector<subscript_part>& parts, std::size_t from, std::size_t to) {
  if (to - from > 3) return decode_failure("a slice has at most three parts", parts[from + 3].offset);
  std::vector<Value> values(3);
  for (std::size_t i = from; i < to; ++i) {
    auto part = parse_literal(parts[i].text, parts[i].offset, true);
    if (!part) return part;
    values[i - from] = *part;
  }
  return Value::slice(values[0], values[1], values[2]);
}

/// One axis: the parts from `from` up to the next comma.
result<Value> parse_axis(const std::vector<subscript_part>& parts, std::size_t from, std::size_t to) {
  if (to - from > 1) return parse_slice(parts, from, to);
  return parse_literal(parts[from].text, parts[from].offset, false);
}

result<Value> parse_step(const subscript& content) {
  std::vector<Value> axes;
  std::size_t from = 0;
  for (std::size_t to = 1; to <= content.parts.size(); ++to) {
    if (to != content.parts.size() && content.parts[to - 1].ends_with != ',') continue;
    const bool trailing = to == content.parts.size() && to - from == 1 && !axes.empty() &&
                          content.parts[from].text.find_first_not_of(' ') == std::string_view::npos;
    if (trailing) break;
    auto axis = parse_axis(content.parts, from, to);
    if (!axis) return axis;
    axes.push_back(std::move(*axis));
    from = to;
  }
  if (axes.size() == 1 && content.commas == 0) return std::move(axes.front());
  return Value::tuple_of(axes);
}

}  // namespace

result<path> path::try_parse_prefix(std::string_view& text) {
  path out;
  std::size_t at = 0;
  if (!text.empty() && starts_name(text.front())) {
    while (at < text.size() && continues_name(text[at])) ++at;
    out.root_ = text.substr(0, at);
  }
  while (at < text.size() && text[at] == '[') {
    if (out.steps_.size() == max_value_depth)
      return limit_failure("steps of a path", "max_value_depth", max_value_depth, at);
    auto content = split_subscript(text, at);
    if (!content) return content.error();
    auto step = parse_step(*content);
    if (!step) return step.error();
    out.steps_.push_back(std::move(*step));
    at = content->end;
  }
  text.remove_prefix(at);
  return out;
}

result<path> path::try_parse(std::string_view text) {
  std::string_view rest = text;
  auto out = try_parse_prefix(rest);
  if (!out || rest.empty()) return out;
  const std::size_t at = text.size() - rest.size();
  if (rest.front() == '.' || at == 0)
    return decode_failure("expected `[`; a part is named by a subscript, as in [\"ion.temp\"][0]", at);
  return decode_failure("expected `[` or the end of the path", at);
}

path path::parse(std::string_view text) {
  auto out = try_parse(text);
  if (!out) throw_failure(out.error(), text);
  return std::move(*out);
}

result<Value> path::try_select(const Value& x) const {
  Value at = x;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const auto after = [&](failure_kind kind, const std::string& message) -> failure {
      std::string text = root_;
      for (const Value& step : std::span(steps_).first(i + 1)) append_step(text, step);
      return {kind, text + ": " + message};
    };
    try {
      at = get_item(at, steps_[i]);
    } catch (const KeyError&) {
      return after(failure_kind::key_error, "no such key");
    } catch (const IndexError& error) {
      return after(failure_kind::index_error, error.what());
    } catch (const TypeError& error) {
      return after(failure_kind::type_error, error.what());
    } catch (const ValueError& error) {
      return after(failure_kind::value_error, error.what());
    }
  }
  return at;
}

Value path::select(const Value& x) const { return try_select(x).value(); }

namespace {

void append_part(std::string& out, const Value& x) {
  if (x.is_str())
    out += pyon::encode(x, pyon::v1);
  else if (x.kind() == kind::tuple || x.kind() == kind::scalar)
    out += pyon::encode(x, pyon::v1);
  else
    out += text::repr(x);
}

void append_slice(std::string& out, const Value& x) {
  const auto parts = x.slice_parts();
  if (!parts[0].is_none()) append_part(out, parts[0]);
  out += ':';
  if (!parts[1].is_none()) append_part(out, parts[1]);
  if (parts[2].is_none()) return;
  out += ':';
  append_part(out, parts[2]);
}

bool has_slice(const Value& x) {
  return std::ranges::any_of(x.items(), [](const Value& part) { return part.kind() == kind::slice; });
}

}  // namespace

void append_step(std::string& out, const Value& step) {
  out += '[';
  if (step.kind() == kind::slice) {
    append_slice(out, step);
  } else if (step.kind() == kind::tuple && has_slice(step)) {
    for (std::size_t i = 0; i < step.size(); ++i) {
      if (i != 0) out += ", ";
      const Value& part = step.items()[i];
      part.kind() == kind::slice ? append_slice(out, part) : append_part(out, part);
    }
    if (step.size() == 1) out += ',';
  } else {
    append_part(out, step);
  }
  out += ']';
}

std::string path::to_string() const {
  std::string out = root_;
  for (const Value& step : steps_) append_step(out, step);
  return out;
}

}  // namespace sipyco::formats
