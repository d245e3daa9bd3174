// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/pairwise.hpp"

#include <array>

namespace sipyco::expression::numpy {

namespace {

constexpr std::size_t block = 128;  // numbers that are added without halving, in eight sums
constexpr std::size_t sums = 8;

template <class T>
T block_sum(const std::byte* from, std::ptrdiff_t step, std::size_t count) {
  const auto at = [&](std::size_t i) { return load<T>(from + static_cast<std::ptrdiff_t>(i) * step); };
  if (count < sums) {
    T out{};
    for (std::size_t i = 0; i < count; ++i) out += at(i);
    return out;
  }
  std::array<T, sums> r;
  for (std::size_t k = 0; k < sums; ++k) r[k] = at(k);
  std::size_t i = sums;
  for (; i < count - count % sums; i += sums)
    for (std::size_t k = 0; k < sums; ++k) r[k] += at(i + k);
  T out = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
  for (; i < count; ++i) out += at(i);
  return out;
}

/// The depth of the recursion is the logarithm of the count.
template <class T>
T pairwise_sum(const std::byte* from, std::ptrdiff_t step, std::size_t count) {
  // Of complex numbers NumPy counts the parts.
  if (count * (is_complex<T> ? 2 : 1) <= block) return block_sum<T>(from, step, count);
  std::size_t half_count = count / 2;
  half_count -= half_count % (is_complex<T> ? sums / 2 : sums);
  return pairwise_sum<T>(from, step, half_count) +
         pairwise_sum<T>(from + static_cast<std::ptrdiff_t>(half_count) * step, step, count - half_count);
}

template <class T>
void add_row(std::byte* const* at, const std::ptrdiff_t* step, std::size_t count) {
  if (step[0] == 0 && step[2] == 0) return store(at[2], load<T>(at[0]) + pairwise_sum<T>(at[1], step[1], count));
  for (std::size_t i = 0; i < count; ++i) {
    const auto n = static_cast<std::ptrdiff_t>(i);
    store(at[2] + n * step[2], load<T>(at[0] + n * step[0]) + load<T>(at[1] + n * step[1]));
  }
}

}  // namespace

inner_loop pairwise_loop(dtype type) noexcept {
  if (type == dtype::float32) return add_row<float>;
  if (type == dtype::float64) return add_row<double>;
  if (type == dtype::complex64) return add_row<complex64>;
  if (type == dtype::complex128) return add_row<complex128>;
  return nullptr;
}

}  // namespace sipyco::expression::numpy
