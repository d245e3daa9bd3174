// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/strided.hpp"

#include <sipyco/base/error.hpp>

#include <algorithm>
#include <numeric>
#include <string>

#include "expression/numpy/operand.hpp"

namespace sipyco::expression::numpy {

namespace {

constexpr std::size_t max_views = 3;

std::string shape_text(NDArray::shape_type shape) {
  std::string out = "(";
  for (const std::size_t length : shape) out += std::to_string(length) + ",";
  if (shape.size() > 1) out.pop_back();
  return out + ") ";
}

/// Axes of length one are dropped, and neighbours merged where all views step evenly over both.
class plan {
 public:
  plan(NDArray::shape_type shape, std::span<const view> views) : views_(views), steps_(views.size()) {
    for (std::size_t axis = 0; axis < shape.size(); ++axis)
      if (shape[axis] != 1) add(shape[axis], axis);
    if (!shape_.empty()) return;
    shape_.push_back(1);
    for (auto& steps : steps_) steps.push_back(0);
  }

  void run(inner_loop loop) {
    std::array<std::byte*, max_views> at{};
    std::array<std::ptrdiff_t, max_views> step{};
    for (std::size_t i = 0; i < views_.size(); ++i) at[i] = views_[i].start, step[i] = steps_[i].back();
    const std::size_t outer = shape_.size() - 1;
    shape_vector index(outer, 0);
    while (true) {
      loop(at.data(), step.data(), shape_.back());
      std::size_t axis = outer;
      while (axis > 0 && ++index[axis - 1] == shape_[axis - 1]) rewind(at, index, --axis);
      if (axis == 0) return;
      for (std::size_t i = 0; i < views_.size(); ++i) at[i] += steps_[i][axis - 1];
    }
  }

 private:
  void add(std::size_t length, std::size_t axis) {
    const auto step = [&](std::size_t i) { return views_[i].steps[axis]; };
    bool merges = !shape_.empty();
    for (std::size_t i = 0; merges && i < views_.size(); ++i)
      merges = steps_[i].back() == step(i) * static_cast<std::ptrdiff_t>(length);
    if (!merges) shape_.push_back(1);
    shape_.back() *= length;
    for (std::size_t i = 0; i < views_.size(); ++i) {
      if (!merges) steps_[i].push_back(0);
      steps_[i].back() = step(i);
    }
  }
  void rewind(std::array<std::byte*, max_views>& at, shape_vector& index, std::size_t axis) const {
    index[axis] = 0;
    for (std::size_t i = 0; i < views_.size(); ++i)
      at[i] -= steps_[i][axis] * static_cast<std::ptrdiff_t>(shape_[axis] - 1);
  }

  std::span<const view> views_;
  shape_vector shape_;
  std::vector<step_vector> steps_;
};

template <std::size_t Size>
void copy_row(std::byte* const* at, const std::ptrdiff_t* step, std::size_t count) {
  const std::byte* from = at[0];
  std::byte* to = at[1];
  for (; count-- != 0; from += step[0], to += step[1]) std::memcpy(to, from, Size);
}

/// The copying loop for an element of that size, or null.
inner_loop copy_loop(std::size_t itemsize) {
  switch (itemsize) {
    case 1: return copy_row<1>;
    case 2: return copy_row<2>;
    case 4: return copy_row<4>;
    case 8: return copy_row<8>;
    case 16: return copy_row<16>;
    default: return nullptr;
  }
}

}  // namespace

step_vector row_steps(NDArray::shape_type shape, std::size_t itemsize) {
  step_vector out(shape.size());
  std::size_t step = itemsize;
  for (std::size_t i = shape.size(); i-- > 0; step *= shape[i]) out[i] = static_cast<std::ptrdiff_t>(step);
  return out;
}

shape_vector broadcast(std::span<const NDArray::shape_type> shapes) {
  shape_vector out;
  for (const auto shape : shapes) {
    if (shape.size() > out.size()) out.insert(out.begin(), shape.size() - out.size(), 1);
    for (std::size_t i = 0; i < shape.size(); ++i) {
      std::size_t& length = out[out.size() - shape.size() + i];
      if (length == 1) {
        length = shape[i];
      } else if (shape[i] != 1 && shape[i] != length) {
        std::string message = "operands could not be broadcast together with shapes ";
        for (const auto each : shapes) message += shape_text(each);
        throw ValueError(message);
      }
    }
  }
  return out;
}

step_vector broadcast_steps(NDArray::shape_type shape, std::size_t itemsize, NDArray::shape_type to) {
  step_vector out(to.size(), 0);
  const step_vector own = row_steps(shape, itemsize);
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] != 1) out[to.size() - shape.size() + i] = own[i];
  return out;
}

std::size_t element_count(NDArray::shape_type shape) noexcept {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

void walk(NDArray::shape_type shape, std::span<const view> views, inner_loop run, budget& limits) {
  const std::size_t count = element_count(shape);
  if (count == 0) return;
  limits.step(count);
  plan(shape, views).run(run);
}

NDArray gather(const NDArray& x, NDArray::shape_type shape, const step_vector& steps, std::ptrdiff_t offset,
               budget& limits) {
  NDArray out = new_array(shape, x.type(), limits);
  if (out.size() == 0) return out;
  // The loops take bytes to write to; those of inputs are only read.
  std::byte* from = const_cast<std::byte*>(x.data()) + offset;
  const std::size_t itemsize = x.type().itemsize();
  shape_vector pieces(shape.begin(), shape.end());
  std::array<view, 2> views{view{from, steps}, view{out.mutable_data(), row_steps(shape, itemsize)}};
  inner_loop run = copy_loop(itemsize);
  if (!run) {  // text: byte by byte, along one more axis
    run = copy_row<1>;
    pieces.push_back(itemsize);
    for (view& each : views) each.steps.push_back(1);
  }
  walk(pieces, views, run, limits);
  return out;
}

NDArray broadcast_to(const NDArray& x, NDArray::shape_type shape, budget& limits) {
  if (std::ranges::equal(x.shape(), shape)) return x;
  const std::array both{x.shape(), shape};
  if (x.ndim() > shape.size() || !std::ranges::equal(broadcast(both), shape))
    throw ValueError("could not broadcast input array from shape " + shape_text(x.shape()) + "into shape " +
                     shape_text(shape));
  return gather(x, shape, broadcast_steps(x.shape(), x.type().itemsize(), shape), 0, limits);
}

NDArray transposed(const NDArray& x, std::span<const std::size_t> axes, budget& limits) {
  const step_vector own = row_steps(x.shape(), x.type().itemsize());
  shape_vector shape;
  step_vector steps;
  for (const std::size_t axis : axes) {
    shape.push_back(x.shape()[axis]);
    steps.push_back(own[axis]);
  }
  if (std::ranges::is_sorted(axes)) return x;
  return gather(x, shape, steps, 0, limits);
}

NDArray axis_to(const NDArray& x, std::size_t from, std::size_t to, budget& limits) {
  std::vector<std::size_t> axes(x.ndim());
  std::iota(axes.begin(), axes.end(), std::size_t{0});
  const auto at = [&](std::size_t i) { return axes.begin() + static_cast<std::ptrdiff_t>(i); };
  if (from < to)
    std::rotate(at(from), at(from) + 1, at(to) + 1);
  else
    std::rotate(at(to), at(from), at(from) + 1);
  return transposed(x, axes, limits);
}

NDArray axis_last(const NDArray& x, std::size_t axis, budget& limits) { return axis_to(x, axis, x.ndim() - 1, limits); }
NDArray axis_back(const NDArray& x, std::size_t axis, budget& limits) { return axis_to(x, x.ndim() - 1, axis, limits); }

}  // namespace sipyco::expression::numpy
