// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/ndarray.hpp>

#include <cstddef>
#include <span>

namespace sipyco {

/// The lengths of the axes, then, aligned, the elements lie behind it in the same allocation.
struct ndarray_node : node {
  /// Enough for any element; more would cost small arrays more than large ones gain.
  static constexpr std::size_t alignment = __STDCPP_DEFAULT_NEW_ALIGNMENT__;

  dtype type;
  std::size_t ndim = 0;
  std::size_t count = 0;

  [[nodiscard]] std::size_t* shape() noexcept { return reinterpret_cast<std::size_t*>(this + 1); }
  [[nodiscard]] std::span<const std::size_t> shape() const noexcept {
    return {reinterpret_cast<const std::size_t*>(this + 1), ndim};
  }
  [[nodiscard]] static constexpr std::size_t header_bytes(std::size_t ndim) noexcept {
    return (sizeof(ndarray_node) + ndim * sizeof(std::size_t) + alignment - 1) / alignment * alignment;
  }
  [[nodiscard]] std::byte* data() noexcept { return reinterpret_cast<std::byte*>(this) + header_bytes(ndim); }
  [[nodiscard]] std::size_t nbytes() const noexcept { return count * type.itemsize(); }
  /// Where an array's elements lie; the array must have some node, as all have that were not made by default.
  [[nodiscard]] static const ndarray_node& of(const NDArray& x) noexcept {
    return *reinterpret_cast<const ndarray_node*>(x.data() - header_bytes(x.ndim()));
  }
  /// Elements unset. The product of the shape must be known not to overflow.
  [[nodiscard]] static ndarray_node* make(std::span<const std::size_t> shape, dtype type, std::size_t count);
};

}  // namespace sipyco
