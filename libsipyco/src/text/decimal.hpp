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

/// Without exponent, with at most `max_decimals`; the fraction does not end in zeros and may be empty. What stands
/// before the point is exact, even where fewer digits would tell the number from its neighbours.
[[nodiscard]] decimal to_positional(const floating& x, int max_decimals);

/// With one digit before the point and an exponent. Where the shortest digits are fewer than `min_decimals`, further
/// ones are those of the exact value.
[[nodiscard]] decimal to_exponential(const floating& x, int min_decimals, int max_decimals);

}  // namespace sipyco::text
