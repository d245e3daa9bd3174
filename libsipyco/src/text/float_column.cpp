// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/float_column.hpp"

#include "text/decimal.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace sipyco::text {
namespace {

bool is_finite(const floating& x) { return std::isfinite(x.value); }

/// The smallest and the largest magnitude of the finite numbers other than zero.
std::optional<std::pair<floating, floating>> extremes(std::span<const floating> shown) {
  std::optional<std::pair<floating, floating>> found;
  for (const auto& x : shown) {
    if (!is_finite(x) || x.value == 0) continue;
    const floating magnitude{std::fabs(x.value), x.itemsize};
    if (!found) found.emplace(magnitude, magnitude);
    if (magnitude.value < found->first.value) found->first = magnitude;
    if (magnitude.value > found->second.value) found->second = magnitude;
  }
  return found;
}

bool needs_exponent(std::span<const floating> shown) {
  const auto found = extremes(shown);
  if (!found) return false;
  const auto& [smallest, largest] = *found;
  return largest.value >= 1e8L || smallest.value < static_cast<long double>(1e-4) || quotient(largest, smallest) > 1000;
}

std::size_t width_of_exponent(int exponent) { return std::to_string(std::abs(exponent)).size(); }

}  // namespace

float_column::float_column(std::span<const floating> shown, bool plus_sign)
    : plus_sign_(plus_sign), exponential_(needs_exponent(shown)) {
  if (exponential_)
    measure_exponential(shown);
  else
    measure_positional(shown);
  make_room_for_non_finite(shown);
}

void float_column::measure_positional(std::span<const floating> shown) {
  for (const auto& x : shown) {
    if (!is_finite(x)) continue;
    const auto text = to_positional(x, decimals_);
    const bool has_plus = plus_sign_ && !std::signbit(x.value);
    width_left_ = std::max(width_left_, text.whole.size() + has_plus);
    width_right_ = std::max(width_right_, text.fraction.size());
  }
}

void float_column::measure_exponential(std::span<const floating> shown) {
  std::size_t decimals = 0, exponent_digits = 2;
  for (const auto& x : shown) {
    if (!is_finite(x)) continue;
    const auto text = to_exponential(x, 0, decimals_);
    const bool has_plus = plus_sign_ && !std::signbit(x.value);
    width_left_ = std::max(width_left_, text.whole.size() + has_plus);
    decimals = std::max(decimals, text.fraction.size());
    exponent_digits = std::max(exponent_digits, width_of_exponent(text.exponent));
  }
  decimals_ = static_cast<int>(decimals);
  exponent_digits_ = static_cast<int>(exponent_digits);
  width_right_ = decimals + 2 + exponent_digits;
}

void float_column::make_room_for_non_finite(std::span<const floating> shown) {
  if (std::ranges::all_of(shown, is_finite)) return;
  const bool signed_infinity =
      plus_sign_ || std::ranges::any_of(shown, [](const floating& x) { return std::isinf(x.value) && x.value < 0; });
  const std::size_t longest = 3 + (signed_infinity ? 1 : 0);
  const std::size_t beside = width_right_ + 1;
  if (longest > beside) width_left_ = std::max(width_left_, longest - beside);
}

void float_column::append(std::string& out, const floating& x) const {
  if (!is_finite(x))
    append_non_finite(out, x);
  else if (exponential_)
    append_exponential(out, x);
  else
    append_positional(out, x);
}

void float_column::append_positional(std::string& out, const floating& x) const {
  const auto text = to_positional(x, decimals_);
  const bool has_plus = plus_sign_ && !std::signbit(x.value);
  out.append(width_left_ - std::min(width_left_, text.whole.size() + has_plus), ' ');
  if (has_plus) out += '+';
  out.append(text.whole).append(1, '.').append(text.fraction);
  out.append(width_right_ - std::min(width_right_, text.fraction.size()), ' ');
}

void float_column::append_exponential(std::string& out, const floating& x) const {
  const auto text = to_exponential(x, decimals_, decimals_);
  const bool has_plus = plus_sign_ && !std::signbit(x.value);
  out.append(width_left_ - std::min(width_left_, text.whole.size() + has_plus), ' ');
  if (has_plus) out += '+';
  out.append(text.whole).append(1, '.').append(text.fraction);
  out.append(text.exponent < 0 ? "e-" : "e+");
  const auto digits = std::to_string(std::abs(text.exponent));
  const auto width = static_cast<std::size_t>(exponent_digits_);
  out.append(width - std::min(width, digits.size()), '0').append(digits);
}

void float_column::append_non_finite(std::string& out, const floating& x) const {
  std::string text = std::isnan(x.value) ? "nan" : "inf";
  if (std::isinf(x.value) && x.value < 0)
    text.insert(0, 1, '-');
  else if (plus_sign_)
    text.insert(0, 1, '+');
  const auto width = width_left_ + width_right_ + 1;
  out.append(width - std::min(width, text.size()), ' ').append(text);
}

}  // namespace sipyco::text
