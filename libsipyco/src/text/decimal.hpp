// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "text/floating.hpp"

#include <string>

/// Finite floats with a bounded number of decimals, as NumPy prints those of an array: the shortest digits that read
/// back as the number; where they are too many, the exact value is rounded.
namespace sipyco::text {

/// `whole . fraction e exponent`; `whole` has the minus sign.
struct decimal {
  std::string whole;
  std::string fraction;
  int exponent = 0;
};

/// Digits before the point of a number so large that fewer than all of them tell it from its neighbours: filled up with
/// zeros (`65500` for the float16 65504) or exact.
enum class whole_part { shortest, exact };

/// Without exponent, with at most `max_decimals`; the fraction does not end in zeros and may be empty.
[[nodiscard]] decimal to_positional(const floating& x, int max_decimals, whole_part whole);

/// With one digit before the point and an exponent. Where the shortest digits are fewer than `min_decimals`, further
/// ones are those of the exact value.
[[nodiscard]] decimal to_exponential(const floating& x, int min_decimals, int max_decimals);

}  // namespace sipyco::text
