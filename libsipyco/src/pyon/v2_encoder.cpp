// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/classes.hpp>
#include <sipyco/pyon/opaque.hpp>
#include <sipyco/text/repr.hpp>
#include "pyon/encoder.hpp"

#include <cmath>
#include <vector>

namespace sipyco::pyon {
namespace {

/// Writes JSON as Python's json.dumps does with the separators `,` and `:`, and typed objects as sipyco 1.10 does.
class v2_encoder : public encoder {
 public:
  v2_encoder(text_sink& out, const encode_options& options) : encoder(out, options) {}

  /// `depth` containers may still be inside each other.
  bool value(const Value& x, std::size_t depth);

 private:
  bool container(const Value& x, std::size_t depth);
  bool typed(const Value& x, std::size_t depth);
  void floating(double x);
  bool items(std::span<const Value> all, std::size_t depth);
  bool tuple(std::span<const Value> all, std::size_t depth);
  bool set(const Set& all, std::size_t depth);
  bool dict(const Dict& entries, std::size_t depth);
  bool pairs(const Dict& entries, std::size_t depth);
  bool key(const Value& x);
  bool slice(const Value& x, std::size_t depth);
  bool complex(const Value& x);
  bool fraction(const Value& x);
  bool bytes(std::string_view octets);
  bool array(const NDArray& x);
  bool scalar(const Scalar& x);
  bool object(const Value& x, std::size_t depth);
  bool refuse_class(const Value& x);
};

bool is_numpy_text(const Value& x) {
  return x.kind() == kind::scalar && x.as_scalar().type().kind() == dtype::family::str;
}

bool v2_encoder::value(const Value& x, std::size_t depth) {
  switch (x.kind()) {
    case kind::none: return out_.put("null"), true;
    case kind::boolean: return x.as_bool() ? out_.put("true") : out_.put("false"), true;
    case kind::integer: return integer(x);
    case kind::floating: return floating(x.as_float()), true;
    case kind::str: return put_str(out_, x.as_str()), true;
    case kind::complex:
    case kind::bytes:
    case kind::fraction:
    case kind::ndarray:
    case kind::scalar:
    case kind::extension: return typed(x, depth);
    default: return depth != 0 ? container(x, depth - 1) : refuse_depth();
  }
}

bool v2_encoder::typed(const Value& x, std::size_t depth) {
  switch (x.kind()) {
    case kind::complex: return complex(x);
    case kind::bytes: return bytes(x.as_bytes());
    case kind::fraction: return fraction(x);
    case kind::ndarray: return array(x.as_ndarray());
    case kind::scalar: return scalar(x.as_scalar());
    default: return depth != 0 ? object(x, depth - 1) : refuse_depth();
  }
}

bool v2_encoder::container(const Value& x, std::size_t depth) {
  switch (x.kind()) {
    case kind::tuple: return tuple(x.items(), depth);
    case kind::set: return set(x.as_set(), depth);
    case kind::dict: return dict(x.as_dict(), depth);
    case kind::slice: return slice(x, depth);
    case kind::ordered_dict: out_.put(R"({"__jsonclass__":["OrderedDict",[[)"); return pairs(x.as_dict(), depth);
    default: break;
  }
  out_.put('[');
  const bool done = items(x.items(), depth);
  out_.put(']');
  return done;
}

void v2_encoder::floating(double x) {
  if (std::isfinite(x))
    put_float(out_, x);
  else if (std::isnan(x))
    out_.put("NaN");
  else
    x < 0 ? out_.put("-Infinity") : out_.put("Infinity");
}

bool v2_encoder::items(std::span<const Value> all, std::size_t depth) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i != 0) out_.put(',');
    if (!value(all[i], depth)) return inside(i);
  }
  return true;
}

bool v2_encoder::tuple(std::span<const Value> all, std::size_t depth) {
  out_.put(R"({"__jsonclass__":["tuple",[[)");
  const bool done = items(all, depth);
  out_.put("]]]}");
  return done;
}

bool v2_encoder::set(const Set& all, std::size_t depth) {
  out_.put(R"({"__jsonclass__":["set",[[)");
  bool first = true;
  for (const Value& element : all) {
    if (!first) out_.put(',');
    first = false;
    if (!value(element, depth)) return false;
  }
  out_.put("]]]}");
  return true;
}

bool v2_encoder::dict(const Dict& entries, std::size_t depth) {
  bool all_text = true;
  for (const dict_entry& entry : entries) {
    all_text = all_text && (entry.key.is_str() || (!keep_types_ && is_numpy_text(entry.key)));
    if (entry.key.is_str() && entry.key.as_str() == "__jsonclass__")
      return refuse("a dict with the key \"__jsonclass__\" is not PYON encodable");
  }
  if (!all_text) {
    out_.put(R"({"__jsonclass__":["dict",[[)");
    return pairs(entries, depth);
  }
  out_.put('{');
  bool first = true;
  for (const dict_entry& entry : entries) {
    if (!first) out_.put(',');
    first = false;
    if (!key(entry.key)) return false;
    out_.put(':');
    if (!value(entry.value, depth)) return inside(entry.key);
  }
  out_.put('}');
  return true;
}

bool v2_encoder::key(const Value& x) {
  if (x.is_str()) return put_str(out_, x.as_str()), true;
  return value(x, 0);
}

/// The entries, and the end of the typed object that holds them.
bool v2_encoder::pairs(const Dict& entries, std::size_t depth) {
  bool first = true;
  for (const dict_entry& entry : entries) {
    first ? out_.put('[') : out_.put(",[");
    first = false;
    if (!value(entry.key, depth)) return false;
    out_.put(',');
    if (!value(entry.value, depth)) return inside(entry.key);
    out_.put(']');
  }
  out_.put("]]]}");
  return true;
}

bool v2_encoder::slice(const Value& x, std::size_t depth) {
  out_.put(R"({"__jsonclass__":["slice",[)");
  const bool done = items(x.slice_parts(), depth);
  out_.put("]]}");
  return done;
}

bool v2_encoder::complex(const Value& x) {
  out_.put(R"({"__jsonclass__":["complex",[)");
  floating(x.as_complex().real());
  out_.put(',');
  floating(x.as_complex().imag());
  out_.put("]]}");
  return true;
}

bool v2_encoder::fraction(const Value& x) {
  out_.put(R"({"__jsonclass__":["Fraction",[)");
  if (!integer(x.numerator())) return false;
  out_.put(',');
  if (!integer(x.denominator())) return false;
  out_.put("]]}");
  return true;
}

bool v2_encoder::bytes(std::string_view octets) {
  out_.put(R"({"__jsonclass__":["bytes",[")");
  put_base64(out_, std::as_bytes(std::span(octets)));
  out_.put("\"]]}");
  return true;
}

bool v2_encoder::array(const NDArray& x) {
  out_.put(R"({"__jsonclass__":["nparray",[[)");
  bool first = true;
  for (const std::size_t length : x.shape()) {
    if (!first) out_.put(',');
    first = false;
    put_integer(out_, static_cast<std::int64_t>(length));
  }
  out_.put("],");
  put_str(out_, x.type().str());
  out_.put(",\"");
  put_base64(out_, x.bytes());
  out_.put("\"]]}");
  return true;
}

/// NumPy's float64 and str_ are subclasses of Python's float and str, and written as those unless told otherwise.
bool v2_encoder::scalar(const Scalar& x) {
  const dtype type = x.type();
  if (!keep_types_ && (type == dtype::float64 || type.kind() == dtype::family::str)) return value(x.item(), 0);
  out_.put(R"({"__jsonclass__":["npscalar",[)");
  put_str(out_, type.str());
  out_.put(",\"");
  put_base64(out_, x.bytes());
  out_.put("\"]]}");
  return true;
}

/// An object of a class that is not known, or of one that the application registered.
bool v2_encoder::object(const Value& x, std::size_t depth) {
  const Extension& extension = x.as_extension();
  const auto* const kept = dynamic_cast<const opaque*>(&extension);
  const auto* const named = kept == nullptr && known_ != nullptr ? known_->find(extension) : nullptr;
  if (kept == nullptr && named == nullptr) return refuse_class(x);
  out_.put(R"({"__jsonclass__":[)");
  put_str(out_, kept != nullptr ? kept->name() : named->first);
  out_.put(',');
  bool done = false;
  if (kept != nullptr) {
    done = value(kept->argument(), depth);
  } else {
    std::vector<Value> arguments = named->second.encode(extension);
    done = value(Value::list_of(arguments), depth);
  }
  out_.put("]}");
  return done;
}

bool v2_encoder::refuse_class(const Value& x) {
  return refuse("`" + text::repr(x) + "`: Object of type `" + std::string(type_name(x)) + "` is not PYON encodable");
}

}  // namespace

result<void> encode_v2(text_sink& out, const Value& x, const encode_options& options) {
  v2_encoder encoder(out, options);
  if (!encoder.value(x, max_value_depth)) return encoder.take_failure();
  return {};
}

}  // namespace sipyco::pyon
