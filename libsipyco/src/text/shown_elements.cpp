// SPDX-License-Identifier: LGPL-3.0-or-later
#include "text/shown_elements.hpp"

#include <algorithm>

namespace sipyco::text {

shown_elements::shown_elements(const NDArray& array, const print_options& options)
    : array_(&array),
      edge_(std::max<std::size_t>(options.edge_items, 1)),
      summarised_(array.size() > options.threshold),
      steps_(array.ndim()) {
  const auto shape = array.shape();
  std::size_t step = array.type().itemsize();
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    steps_[axis] = step;
    step *= shape[axis];
  }
}

bool shown_elements::is_cut(std::size_t axis) const noexcept {
  return summarised_ && array_->shape()[axis] / 2 >= edge_ && array_->shape()[axis] > 2 * edge_;
}

std::size_t shown_elements::count(std::size_t axis) const noexcept {
  return is_cut(axis) ? 2 * edge_ : array_->shape()[axis];
}

std::size_t shown_elements::index(std::size_t axis, std::size_t i) const noexcept {
  return is_cut(axis) && i >= edge_ ? array_->shape()[axis] - 2 * edge_ + i : i;
}

std::vector<const std::byte*> shown_elements::addresses() const {
  std::vector<const std::byte*> found;
  collect(found, array_->data(), 0);
  return found;
}

void shown_elements::collect(std::vector<const std::byte*>& found, const std::byte* at, std::size_t axis) const {
  if (axis == steps_.size()) {
    found.push_back(at);
    return;
  }
  const auto places = count(axis);
  for (std::size_t i = 0; i < places; ++i) collect(found, at + index(axis, i) * steps_[axis], axis + 1);
}

}  // namespace sipyco::text
