// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/encoder.hpp"

#include <sipyco/text/repr.hpp>

#include <ranges>
#include <utility>

namespace sipyco::pyon {

bool encoder::integer(const Integer& x) {
  const auto too_long = [&] {
    failure_ = limit_failure("digits of an integer", "max_int_digits", limits_.max_int_digits);
    return false;
  };
  // The bound may be one too many.
  if (x.digits_bound() - 1 > limits_.max_int_digits) return too_long();
  const std::string digits = x.to_string();
  if (digits.size() - (x.sign() < 0 ? 1 : 0) > limits_.max_int_digits) return too_long();
  out_.put(digits);
  return true;
}

bool encoder::refuse(std::string message) {
  failure_ = {failure_kind::encode, std::move(message)};
  return false;
}

bool encoder::refuse_depth() {
  failure_ = limit_failure("containers inside each other", "max_value_depth", max_value_depth);
  return false;
}

bool encoder::inside(std::size_t index) {
  path_.push_back("[" + std::to_string(index) + "]");
  return false;
}

bool encoder::inside(const Value& key) {
  std::string shown;
  if (key.is_str()) {
    text_sink sink(shown, SIZE_MAX);
    put_str(sink, key.as_str());
    sink.flush();
  } else {
    shown = text::repr(key);
  }
  path_.push_back("[" + shown + "]");
  return false;
}

failure encoder::take_failure() {
  constexpr std::size_t longest_path = 20;
  std::string path;
  if (path_.size() <= longest_path)
    for (const std::string& part : path_ | std::views::reverse) path += part;
  if (!path.empty()) failure_.message = path + ": " + failure_.message;
  return std::move(failure_);
}

}  // namespace sipyco::pyon
