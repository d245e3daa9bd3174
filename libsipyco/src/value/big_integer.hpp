// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/integer.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <utility>

namespace sipyco {

using boost::multiprecision::cpp_int;

/// An integer that does not fit 64 bits.
struct big_integer : node {
  explicit big_integer(cpp_int x) : value(std::move(x)) {}
  cpp_int value;
};

/// Between Integer and the multiprecision type.
struct integer_access {
  [[nodiscard]] static const big_integer* big(const Integer& x) noexcept { return x.big_.get(); }
  [[nodiscard]] static std::int64_t small(const Integer& x) noexcept { return x.small_; }
  [[nodiscard]] static cpp_int wide(const Integer& x) { return x.big_ ? x.big_->value : cpp_int(x.small_); }
  /// Keeps what fits in 64 bits inline.
  [[nodiscard]] static Integer narrow(cpp_int x);
};

}  // namespace sipyco
