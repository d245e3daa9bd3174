// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

#include "expression/numpy/wrapping.hpp"

namespace sipyco::expression::numpy {

namespace {

constexpr auto bitwise_and = []<class T>(T a, T b) { return static_cast<T>(a & b); };
constexpr auto bitwise_or = []<class T>(T a, T b) { return static_cast<T>(a | b); };
constexpr auto bitwise_xor = []<class T>(T a, T b) { return static_cast<T>(a ^ b); };
constexpr auto invert = []<class T>(T a) {
  if constexpr (std::is_same_v<T, bool>)
    return !a;
  else
    return static_cast<T>(~a);
};

/// A shift by more than there are bits, or by a negative count, moves all of them out.
template <class T>
bool too_far(T by) {
  return by < 0 || static_cast<std::make_unsigned_t<T>>(by) >= 8 * sizeof(T);
}
constexpr auto left_shift = []<class T>(T a, T by) -> T {
  return too_far(by) ? T{0} : static_cast<T>(static_cast<wrapped<T>>(a) << by);
};
constexpr auto right_shift = []<class T>(T a, T by) -> T {
  if (too_far(by)) return static_cast<T>(a < 0 ? -1 : 0);
  return static_cast<T>(a >> by);
};

using bits = join<bools, integers>;

constexpr ufunc table[] = {
    {"bitwise_and", 2, binary_loops<bitwise_and, bits>, identity::all_bits},
    {"bitwise_or", 2, binary_loops<bitwise_or, bits>, identity::zero},
    {"bitwise_xor", 2, binary_loops<bitwise_xor, bits>, identity::zero},
    {"invert", 1, unary_loops<invert, bits>},
    {"bitwise_not", 1, unary_loops<invert, bits>},
    {"left_shift", 2, binary_loops<left_shift, integers>},
    {"right_shift", 2, binary_loops<right_shift, integers>},
};

}  // namespace

std::span<const ufunc> bitwise_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
