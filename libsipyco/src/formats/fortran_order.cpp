// SPDX-License-Identifier: LGPL-3.0-or-later
#include "formats/fortran_order.hpp"

#include <cstring>
#include <vector>

namespace sipyco::formats {

void copy_from_fortran_order(NDArray& to, std::span<const std::byte> from) {
  const std::vector<std::size_t> shape(to.shape().begin(), to.shape().end());
  const std::size_t item = to.type().itemsize(), count = to.size();
  std::vector<std::size_t> strides(shape.size(), 1), index(shape.size(), 0);
  for (std::size_t axis = 1; axis < shape.size(); ++axis) strides[axis] = strides[axis - 1] * shape[axis - 1];
  std::byte* target = to.mutable_data();
  std::size_t source = 0;
  for (std::size_t done = 0; done < count; ++done, target += item) {
    std::memcpy(target, from.data() + source * item, item);
    for (std::size_t axis = shape.size(); axis-- > 0;) {
      source += strides[axis];
      if (++index[axis] < shape[axis]) break;
      source -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
}

}  // namespace sipyco::formats
