// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/losses.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/pyon/classes.hpp>
#include <sipyco/pyon/opaque.hpp>
#include <sipyco/text/repr.hpp>
#include "pyon/scalar_text.hpp"
#include "pyon/slice_text.hpp"

#include <cmath>

namespace sipyco::pyon {
namespace {

/// Walks through a value and notes what a version does not carry.
class loss_finder {
 public:
  loss_finder(version which, const encode_options& options, std::size_t max_count)
      : version_(which), options_(options), max_count_(max_count) {}

  void value(const Value& x, std::size_t depth);
  [[nodiscard]] std::vector<loss> take() { return std::move(found_); }

 private:
  void container(const Value& x, std::size_t depth);
  void dict(const Value& x, std::size_t depth);
  void slice(const Value& x, std::size_t depth);
  void item(const Value& x, std::string step, std::size_t depth);
  void complex(std::complex<double> x);
  void scalar(const Scalar& x);
  void extension(const Extension& x, std::size_t depth);
  void note(std::string what, bool fatal = false) {
    if (found_.size() < max_count_) found_.push_back({path_, std::move(what), fatal});
  }

  version version_;
  const encode_options& options_;
  std::size_t max_count_;
  std::string path_;
  std::vector<loss> found_;
};

void loss_finder::value(const Value& x, std::size_t depth) {
  switch (x.kind()) {
    case kind::complex: return complex(x.as_complex());
    case kind::scalar: return scalar(x.as_scalar());
    case kind::extension: return extension(x.as_extension(), depth);
    case kind::slice:
    case kind::list:
    case kind::tuple:
    case kind::set:
    case kind::dict:
    case kind::ordered_dict:
      if (depth == 0) throw LimitError("containers inside each other", "max_value_depth", max_value_depth);
      return container(x, depth - 1);
    default: return;
  }
}

void loss_finder::item(const Value& x, std::string step, std::size_t depth) {
  const std::size_t before = path_.size();
  path_ += step;
  value(x, depth);
  path_.resize(before);
}

void loss_finder::container(const Value& x, std::size_t depth) {
  if (x.is_dict()) return dict(x, depth);
  if (x.kind() == kind::slice) return slice(x, depth);
  if (x.kind() == kind::set) {
    if (version_ == v1 && x.as_set().empty()) note("an empty set becomes an empty dict");
    for (const Value& element : x.as_set()) value(element, depth);
    return;
  }
  for (std::size_t i = 0; i < x.items().size(); ++i) item(x.items()[i], "[" + std::to_string(i) + "]", depth);
}

void loss_finder::slice(const Value& x, std::size_t depth) {
  for (const Value& part : x.slice_parts()) {
    if (version_ == v1 && part.kind() == kind::scalar) note("a NumPy scalar in a slice becomes a plain one");
    if (version_ == v2) value(part, depth);
  }
  if (version_ == v1 && !reads_back(x)) note("a slice of such parts cannot be encoded", true);
}

void loss_finder::dict(const Value& x, std::size_t depth) {
  for (const dict_entry& entry : x.as_dict()) {
    value(entry.key, depth);
    if (version_ == v2 && x.kind() == kind::dict && entry.key.is_str() && entry.key.as_str() == "__jsonclass__")
      note("a dict with the key \"__jsonclass__\" cannot be encoded", true);
    std::string step;
    if (entry.key.is_str()) {
      text_sink sink(step, SIZE_MAX);
      put_str(sink, entry.key.as_str());
      sink.flush();
    } else {
      step = text::repr(entry.key);
    }
    item(entry.value, "[" + step + "]", depth);
  }
}

/// In v1 it is a sum of two numbers.
void loss_finder::complex(std::complex<double> x) {
  if (version_ == v2) return;
  const bool real_zero = x.real() == 0 && std::signbit(x.real());
  const bool imaginary_zero = x.imag() == 0 && std::signbit(x.imag());
  if (real_zero || imaginary_zero) note("a complex loses the sign of its zeros");
  if (!std::isfinite(x.imag())) note("Python does not read infj and nanj");
}

/// Of the classes that Python takes for its own only the values remain.
void loss_finder::scalar(const Scalar& x) {
  if (version_ == v1 || options_.keep_types) return;
  if (x.type() == dtype::float64) note("a numpy.float64 becomes a float");
  if (x.type().kind() == dtype::family::str) note("a numpy.str_ becomes a str");
}

void loss_finder::extension(const Extension& x, std::size_t depth) {
  const auto* const kept = dynamic_cast<const opaque*>(&x);
  const bool known = kept != nullptr || (options_.known != nullptr && options_.known->find(x) != nullptr);
  if (version_ == v1 || !known)
    return note("an object of class '" + std::string(x.type_name()) + "' cannot be encoded", true);
  if (kept != nullptr) value(kept->argument(), depth);
}

}  // namespace

std::vector<loss> losses(const Value& x, version which, const encode_options& options, std::size_t max_count) {
  loss_finder finder(which, options, max_count);
  finder.value(x, max_value_depth);
  return finder.take();
}

}  // namespace sipyco::pyon
