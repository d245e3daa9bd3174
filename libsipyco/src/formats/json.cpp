// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/json.hpp>

#include <sipyco/base/limits.hpp>
#include <sipyco/pyon/opaque.hpp>
#include <sipyco/text/repr.hpp>
#include <sipyco/value/value.hpp>
#include "formats/json_array.hpp"
#include "formats/json_writer.hpp"
#include "formats/trail.hpp"

#include <cmath>

namespace sipyco::formats {
namespace {

/// Functions return false when the value is refused.
class json_encoder {
 public:
  json_encoder(pyon::text_sink& out, const json_options& options) : writer_(out, options), options_(options) {}

  bool value(const Value& x);
  [[nodiscard]] failure take_failure() { return std::move(failure_); }

 private:
  bool plain_object(const Dict& entries);
  bool items(std::span<const Value> all);
  bool set(const Set& all);
  bool complex(std::complex<double> x);
  bool floating(double x);
  bool key(const Value& x);
  bool container(const Value& x);
  bool typed(const Value& x);
  bool array(const NDArray& x);
  bool scalar(const Scalar& x);
  bool opaque(const pyon::opaque& x);
  bool integer(const Value& x);
  bool integer(const Integer& x);
  bool text(const std::string& x) { return writer_.str(x), true; }
  void note(std::string what);
  bool lose(std::string what);

  json_writer writer_;
  const json_options& options_;
  trail trail_;
  failure failure_;
};

void json_encoder::note(std::string what) {
  if (options_.losses != nullptr && options_.losses->size() < options_.max_losses)
    options_.losses->push_back({trail_.to_string(), std::move(what)});
}

bool json_encoder::lose(std::string what) {
  if (options_.lossy) return note(std::move(what)), true;
  const std::string path = trail_.to_string();
  failure_ = {failure_kind::encode, (path.empty() ? "" : path + ": ") + "JSON cannot hold this: " + what};
  return false;
}

bool json_encoder::value(const Value& x) {
  switch (x.kind()) {
    case kind::none: return writer_.sink().put("null"), true;
    case kind::boolean: return writer_.sink().put(std::string_view(x.as_bool() ? "true" : "false")), true;
    case kind::integer: return integer(x);
    case kind::floating: return floating(x.as_float());
    case kind::str: return writer_.str(x.as_str()), true;
    case kind::list:
    case kind::tuple:
    case kind::set:
    case kind::dict:
    case kind::ordered_dict: break;
    default: return typed(x);
  }
  if (trail_.depth() < max_value_depth) return container(x);
  failure_ = limit_failure("containers inside each other", "max_value_depth", max_value_depth);
  return false;
}

bool json_encoder::container(const Value& x) {
  switch (x.kind()) {
    case kind::list: return items(x.items());
    case kind::tuple: return lose("a tuple became an array") && items(x.items());
    case kind::set: return lose("a set became an array") && set(x.as_set());
    case kind::ordered_dict: return lose("an OrderedDict became an object") && plain_object(x.as_dict());
    default: return plain_object(x.as_dict());
  }
}

bool json_encoder::typed(const Value& x) {
  switch (x.kind()) {
    case kind::complex: return lose("a complex number became [re, im]") && complex(x.as_complex());
    case kind::bytes: return lose("bytes became base64") && text(base64_text(std::as_bytes(std::span(x.as_bytes()))));
    case kind::fraction: return lose("a Fraction became text") && text(text::str(x));
    case kind::ndarray: return array(x.as_ndarray());
    case kind::scalar: return scalar(x.as_scalar());
    case kind::extension:
      if (const auto* const object = dynamic_cast<const pyon::opaque*>(&x.as_extension())) return opaque(*object);
      [[fallthrough]];
    default: return lose(std::string(type_name(x)) + " became text") && text(text::repr(x));
  }
}

/// As it stood in the text that it came from.
bool json_encoder::opaque(const pyon::opaque& x) {
  writer_.open('{');
  writer_.next();
  writer_.str("__jsonclass__");
  writer_.colon();
  const bool done = items(Value::list({x.name(), x.argument()}).items());
  writer_.close('}');
  return done;
}

bool json_encoder::integer(const Value& x) {
  if (const auto* const small = x.if_int64()) return pyon::put_integer(writer_.sink(), *small), true;
  return integer(x.as_integer());
}

bool json_encoder::integer(const Integer& x) {
  constexpr std::size_t max_digits = encode_limits{}.max_int_digits;
  if (x.digits_bound() <= max_digits + 1) return writer_.sink().put(x.to_string()), true;
  failure_ = limit_failure("digits of an integer", "max_int_digits", max_digits);
  return false;
}

bool json_encoder::floating(double x) {
  if (!std::isfinite(x) && options_.nan != json_nan::literal)
    note(std::string(std::isnan(x) ? "NaN" : "an infinity") +
         (options_.nan == json_nan::null ? " became null" : " became text"));
  writer_.floating(x);
  return true;
}

bool json_encoder::complex(std::complex<double> x) {
  writer_.open('[');
  writer_.next();
  writer_.floating(x.real());
  writer_.next();
  writer_.floating(x.imag());
  writer_.close(']');
  return true;
}

bool json_encoder::items(std::span<const Value> all) {
  const trail::level here(trail_);
  writer_.open('[');
  for (std::size_t i = 0; i < all.size(); ++i) {
    trail_.at(i);
    writer_.next();
    if (!value(all[i])) return false;
  }
  writer_.close(']');
  return true;
}

bool json_encoder::set(const Set& all) {
  const trail::level here(trail_);
  writer_.open('[');
  std::size_t i = 0;
  for (const Value& element : all) {
    trail_.at(i++);
    writer_.next();
    if (!value(element)) return false;
  }
  writer_.close(']');
  return true;
}

bool json_encoder::plain_object(const Dict& entries) {
  const trail::level here(trail_);
  writer_.open('{');
  for (const dict_entry& entry : entries) {
    trail_.at(entry.key);
    writer_.next();
    if (!key(entry.key)) return false;
    writer_.colon();
    if (!value(entry.value)) return false;
  }
  writer_.close('}');
  return true;
}

bool json_encoder::key(const Value& x) {
  if (x.is_str()) return writer_.str(x.as_str()), true;
  return lose("a key of type " + std::string(type_name(x)) + " became text") && text(text::repr(x));
}

bool json_encoder::array(const NDArray& x) {
  if (!lose("an array of " + x.type().name() + " became nested arrays")) return false;
  write_array(writer_, x);
  return true;
}

bool json_encoder::scalar(const Scalar& x) {
  if (!lose("the type of a NumPy " + std::string(x.type_name()))) return false;
  write_scalar(writer_, x);
  return true;
}

}  // namespace

result<void> try_to_json(std::string& out, const Value& x, const json_options& options) {
  const std::size_t before = out.size();
  pyon::text_sink sink(out, options.max_bytes);
  json_encoder encoder(sink, options);
  result<void> done;
  if (!encoder.value(x)) done = encoder.take_failure();
  sink.flush();
  if (done && !sink.complete()) done = limit_failure("bytes of text", "max_bytes", options.max_bytes);
  if (!done) out.resize(before);
  return done;
}

std::string to_json(const Value& x, const json_options& options) {
  std::string out;
  try_to_json(out, x, options).value();
  return out;
}

}  // namespace sipyco::formats
