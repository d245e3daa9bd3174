// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>
#include "pyon/encoder.hpp"
#include "pyon/slice_text.hpp"
#include "text/number.hpp"
#include "text/quote.hpp"

#include <algorithm>
#include <vector>

namespace sipyco::pyon {
namespace {

/// Writes Python's literal syntax as sipyco 1.9 does.
class v1_encoder : public encoder {
 public:
  v1_encoder(text_sink& out, const encode_options& options) : encoder(out, options) {}

  /// `depth` containers may still be inside each other.
  bool value(const Value& x, std::size_t depth);

 private:
  bool container(const Value& x, std::size_t depth);
  bool items(std::span<const Value> all, std::size_t depth);
  bool tuple(std::span<const Value> all, std::size_t depth);
  bool set(const Set& all, std::size_t depth);
  bool dict(const Dict& entries, std::size_t depth);
  bool broken_dict(const Dict& entries, std::size_t depth);
  bool entry(const dict_entry& entry, std::size_t depth);
  bool ordered_dict(const Dict& entries, std::size_t depth);
  bool slice(const Value& x);
  bool fraction(const Value& x);
  bool array(const NDArray& x);
  bool scalar(const Scalar& x);
  bool literal(const Value& x);
  bool refuse_class(const Value& x);
  void indent();

  std::size_t indent_ = 0;
};

/// As Python's pretty form has them: sorted if all keys are str.
std::vector<const dict_entry*> in_order(const Dict& entries) {
  std::vector<const dict_entry*> out;
  bool all_str = true;
  for (const dict_entry& entry : entries) {
    all_str = all_str && entry.key.is_str();
    out.push_back(&entry);
  }
  // Bytes of UTF-8 are in the order of what they stand for, lone surrogates too.
  if (all_str) std::ranges::sort(out, {}, [](const dict_entry* entry) { return entry->key.as_str(); });
  return out;
}

bool v1_encoder::value(const Value& x, std::size_t depth) {
  switch (x.kind()) {
    case kind::none: return out_.put("null"), true;
    case kind::boolean: return x.as_bool() ? out_.put("true") : out_.put("false"), true;
    case kind::integer: return integer(x);
    case kind::floating: return put_float(out_, x.as_float()), true;
    case kind::str: return put_str(out_, x.as_str()), true;
    case kind::complex:
    case kind::bytes: return literal(x);
    case kind::slice: return slice(x);
    case kind::fraction: return fraction(x);
    case kind::ndarray: return array(x.as_ndarray());
    case kind::scalar: return scalar(x.as_scalar());
    case kind::extension: return refuse_class(x);
    default: return depth != 0 ? container(x, depth - 1) : refuse_depth();
  }
}

bool v1_encoder::container(const Value& x, std::size_t depth) {
  switch (x.kind()) {
    case kind::tuple: return tuple(x.items(), depth);
    case kind::set: return set(x.as_set(), depth);
    case kind::dict: return dict(x.as_dict(), depth);
    case kind::ordered_dict: return ordered_dict(x.as_dict(), depth);
    default: break;
  }
  out_.put('[');
  const bool done = items(x.items(), depth);
  out_.put(']');
  return done;
}

bool v1_encoder::items(std::span<const Value> all, std::size_t depth) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i != 0) out_.put(", ");
    if (!value(all[i], depth)) return inside(i);
  }
  return true;
}

bool v1_encoder::tuple(std::span<const Value> all, std::size_t depth) {
  out_.put('(');
  const bool done = items(all, depth);
  all.size() == 1 ? out_.put(", )") : out_.put(')');
  return done;
}

bool v1_encoder::set(const Set& all, std::size_t depth) {
  out_.put('{');
  bool first = true;
  for (const Value& element : all) {
    if (!first) out_.put(", ");
    first = false;
    if (!value(element, depth)) return false;
  }
  out_.put('}');
  return true;
}

bool v1_encoder::dict(const Dict& entries, std::size_t depth) {
  if (pretty_ && entries.size() > 1) return broken_dict(entries, depth);
  out_.put('{');
  bool first = true;
  for (const dict_entry& one : entries) {
    if (!first) out_.put(", ");
    first = false;
    if (!entry(one, depth)) return false;
  }
  out_.put('}');
  return true;
}

inline bool v1_encoder::entry(const dict_entry& entry, std::size_t depth) {
  if (!value(entry.key, depth)) return false;
  out_.put(": ");
  return value(entry.value, depth) || inside(entry.key);
}

bool v1_encoder::broken_dict(const Dict& entries, std::size_t depth) {
  out_.put('{');
  ++indent_;
  bool first = true;
  for (const dict_entry* const one : in_order(entries)) {
    first ? out_.put('\n') : out_.put(",\n");
    first = false;
    indent();
    if (!entry(*one, depth)) return false;
  }
  out_.put('\n');
  --indent_;
  indent();
  out_.put('}');
  return true;
}

void v1_encoder::indent() {
  for (std::size_t i = 0; i < indent_; ++i) out_.put("    ");
}

bool v1_encoder::ordered_dict(const Dict& entries, std::size_t depth) {
  out_.put("OrderedDict([");
  bool first = true;
  for (const dict_entry& entry : entries) {
    first ? out_.put('(') : out_.put(", (");
    first = false;
    if (!value(entry.key, depth)) return false;
    out_.put(", ");
    if (!value(entry.value, depth)) return inside(entry.key);
    out_.put(')');
  }
  out_.put("])");
  return true;
}

/// As Python's repr, so None is not null here.
bool v1_encoder::slice(const Value& x) {
  try {
    const std::string shown = text::repr(x);
    if (!reads_back(x)) return refuse("`" + shown + "` is not PYON serializable: v1 writes slices as Python's repr");
    out_.put(shown);
    return true;
  } catch (const Error& error) {
    return refuse(error.what());
  }
}

bool v1_encoder::fraction(const Value& x) {
  out_.put("Fraction(");
  if (!integer(x.numerator())) return false;
  out_.put(", ");
  if (!integer(x.denominator())) return false;
  out_.put(')');
  return true;
}

bool v1_encoder::array(const NDArray& x) {
  out_.put("nparray((");
  const auto shape = x.shape();
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (i != 0) out_.put(", ");
    put_integer(out_, static_cast<std::int64_t>(shape[i]));
  }
  shape.size() == 1 ? out_.put(", ), ") : out_.put("), ");
  put_str(out_, x.type().str());
  out_.put(", b\"");
  put_base64(out_, x.bytes());
  out_.put("\")");
  return true;
}

bool v1_encoder::scalar(const Scalar& x) {
  out_.put("npscalar(");
  put_str(out_, x.type().str());
  out_.put(", b\"");
  put_base64(out_, x.bytes());
  out_.put("\")");
  return true;
}

/// What is written as Python's repr.
bool v1_encoder::literal(const Value& x) {
  std::string shown;
  if (x.kind() == kind::bytes)
    text::append_quoted_bytes(shown, x.as_bytes());
  else
    text::append_complex(shown, x.as_complex());
  out_.put(shown);
  return true;
}

bool v1_encoder::refuse_class(const Value& x) {
  return refuse("`" + text::repr(x) + "` (<class '" + std::string(type_name(x)) + "'>) is not PYON serializable");
}

}  // namespace

result<void> encode_v1(text_sink& out, const Value& x, const encode_options& options) {
  v1_encoder encoder(out, options);
  if (!encoder.value(x, max_value_depth)) return encoder.take_failure();
  return {};
}

}  // namespace sipyco::pyon
