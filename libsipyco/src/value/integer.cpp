// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/integer.hpp>

#include <sipyco/base/error.hpp>
#include "value/big_integer.hpp"
#include "value/hashing.hpp"

#include <cmath>
#include <limits>

namespace sipyco {

using access = integer_access;

void retain(const big_integer* x) noexcept { x->references.fetch_add(1, std::memory_order_relaxed); }

void release(const big_integer* x) noexcept {
  if (x->references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete x;
}

Integer integer_access::narrow(cpp_int x) {
  Integer out;
  if (x >= std::numeric_limits<std::int64_t>::min() && x <= std::numeric_limits<std::int64_t>::max())
    out.small_ = static_cast<std::int64_t>(x);
  else
    out.big_ = intrusive_ptr<big_integer>(new big_integer(std::move(x)));
  return out;
}

void Integer::assign_unsigned(std::uint64_t x) { *this = access::narrow(cpp_int(x)); }

Integer Integer::truncated(double x) {
  if (!std::isfinite(x))
    throw OverflowError(std::isnan(x) ? "cannot convert float NaN to integer"
                                      : "cannot convert float infinity to integer");
  x = std::trunc(x);
  if (std::abs(x) < 0x1p63) return Integer(static_cast<std::int64_t>(x));
  return access::narrow(cpp_int(x));
}

std::int64_t Integer::to_int64() const {
  if (big_) throw OverflowError("int too large to fit 64 bits");
  return small_;
}

std::uint64_t Integer::to_uint64() const {
  if (!big_ && small_ >= 0) return static_cast<std::uint64_t>(small_);
  if (!big_ || big_->value < 0 || big_->value > std::numeric_limits<std::uint64_t>::max())
    throw OverflowError("int does not fit 64 unsigned bits");
  return static_cast<std::uint64_t>(big_->value);
}

double Integer::to_double() const {
  if (!big_) return static_cast<double>(small_);
  const cpp_int magnitude = abs(big_->value);
  const auto bits = msb(magnitude) + 1;
  if (bits > 1024) throw OverflowError("int too large to convert to float");
  // The top 64 bits, the lowest of which stands for all below them: rounding once more is then exact.
  const auto shift = bits > 64 ? bits - 64 : 0;
  auto top = static_cast<std::uint64_t>(cpp_int(magnitude >> shift));
  if (shift && lsb(magnitude) < shift) top |= 1;
  const double out = std::ldexp(static_cast<double>(top), static_cast<int>(shift));
  if (std::isinf(out)) throw OverflowError("int too large to convert to float");
  return big_->value < 0 ? -out : out;
}

int Integer::sign() const noexcept {
  if (big_) return big_->value.sign();
  return small_ > 0 ? 1 : small_ < 0 ? -1 : 0;
}

std::size_t Integer::bit_length() const {
  if (sign() == 0) return 0;
  return msb(cpp_int(abs(access::wide(*this)))) + 1;
}

std::size_t Integer::digits_bound() const {
  return static_cast<std::size_t>(static_cast<double>(bit_length()) * 0.30103) + 1;
}

std::uint64_t Integer::hash() const {
  if (!big_) return hash_word(static_cast<std::uint64_t>(small_));
  const auto& limbs = big_->value.backend();
  const auto bytes = std::span(limbs.limbs(), limbs.size());
  return hash_words(std::as_bytes(bytes), big_->value < 0);
}

bool operator==(const Integer& a, const Integer& b) {
  if (!a.big_ || !b.big_) return !a.big_ && !b.big_ && a.small_ == b.small_;
  return a.big_->value == b.big_->value;
}

std::strong_ordering operator<=>(const Integer& a, const Integer& b) {
  if (!a.big_ && !b.big_) return a.small_ <=> b.small_;
  if (!a.big_) return 0 <=> b.big_->value.sign();
  if (!b.big_) return a.big_->value.sign() <=> 0;
  return a.big_->value.compare(b.big_->value) <=> 0;
}

std::partial_ordering operator<=>(const Integer& a, double b) {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (std::isinf(b)) return b > 0 ? std::partial_ordering::less : std::partial_ordering::greater;
  const Integer whole = Integer::truncated(b);
  if (const auto order = a <=> whole; order != 0) return order;
  return 0.0 <=> b - std::trunc(b);
}

}  // namespace sipyco
