// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/text_comparison.hpp"

#include <sipyco/base/error.hpp>

#include <algorithm>
#include <array>
#include <compare>

#include "expression/numpy/strided.hpp"

namespace sipyco::expression::numpy {

namespace {

bool holds(comparison which, std::strong_ordering order) {
  switch (which) {
    case comparison::equal: return order == 0;
    case comparison::not_equal: return order != 0;
    case comparison::less: return order < 0;
    case comparison::less_equal: return order <= 0;
    case comparison::greater: return order > 0;
    default: return order >= 0;
  }
}

/// Elements of one width, as numbers of which one is a character.
template <class Character>
std::strong_ordering order_of(const std::byte* a, const std::byte* b, std::size_t bytes) {
  for (std::size_t at = 0; at < bytes; at += sizeof(Character)) {
    const auto order = load<Character>(a + at) <=> load<Character>(b + at);
    if (order != 0) return order;
  }
  return std::strong_ordering::equal;
}

}  // namespace

NDArray compare_text(comparison which, std::span<const operand, 2> inputs, budget& limits) {
  if (inputs[0].type().kind() != inputs[1].type().kind()) throw TypeError("str and bytes cannot be compared");
  const auto width = static_cast<std::uint32_t>(std::max(inputs[0].type().itemsize(), inputs[1].type().itemsize()));
  const dtype type(inputs[0].type().kind(), width);
  const std::array shapes{inputs[0].shape(), inputs[1].shape()};
  const shape_vector shape = broadcast(shapes);
  const NDArray a = broadcast_to(inputs[0].as(type, limits), shape, limits);
  const NDArray b = broadcast_to(inputs[1].as(type, limits), shape, limits);
  NDArray out = new_array(shape, dtype::bool_, limits);
  limits.step(a.nbytes());
  std::byte* to = out.mutable_data();
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::byte *x = a.data() + i * width, *y = b.data() + i * width;
    const bool is_str = type.kind() == dtype::family::str;
    store(to + i, holds(which, is_str ? order_of<std::uint32_t>(x, y, width) : order_of<std::uint8_t>(x, y, width)));
  }
  return out;
}

}  // namespace sipyco::expression::numpy
