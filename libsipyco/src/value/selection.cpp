// SPDX-License-Identifier: LGPL-3.0-or-later
#include "value/selection.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <optional>
#include <span>

namespace sipyco {

namespace {

/// Element numbers, each relative to the start of the array.
using offsets = std::vector<std::size_t>;

/// One axis of the result (or several, for arrays of indices): its lengths, and what each index adds.
struct dimension {
  std::vector<std::size_t> shape;
  offsets steps;
  bool advanced = false;
};

struct index_array {
  std::vector<std::size_t> shape;
  offsets steps;
};

class selector {
 public:
  selector(NDArray::shape_type shape, std::span<const Value> keys) : shape_(shape), strides_(shape.size()) {
    std::size_t stride = 1;
    for (std::size_t i = shape.size(); i-- > 0; stride *= shape[i]) strides_[i] = stride;
    plan(keys);
  }

  [[nodiscard]] selection finish();

 private:
  void plan(std::span<const Value> keys);
  void add(const Value& key);
  void add_integer(const Value& key);
  void add_slice(const index_range& range);
  void add_whole_axes(std::size_t count);
  void add_indices(const Value& key);
  void add_mask(const NDArray& mask);
  void add_advanced(index_array indices);
  [[nodiscard]] std::size_t wrap(const Integer& index) const;
  [[nodiscard]] dimension broadcast_advanced() const;

  NDArray::shape_type shape_;
  std::vector<std::size_t> strides_;
  std::size_t axis_ = 0;
  std::vector<dimension> dimensions_;
  std::vector<index_array> advanced_;
  std::optional<std::size_t> advanced_at_;  // where in the result; the front when they do not stand together
  std::size_t last_advanced_ = 0;
  std::size_t first_ = 0;  // the sum of what integers add
  bool integers_only_ = true;
};

bool is_ellipsis(const Value& x) { return x.kind() == kind::extension && x.as_extension().type_name() == "ellipsis"; }

bool is_mask(const Value& x) { return x.kind() == kind::ndarray && x.as_ndarray().type() == dtype::bool_; }

bool is_indices(const Value& x) { return x.kind() == kind::ndarray || x.kind() == kind::list; }

std::size_t axes_taken(const Value& key) {
  if (key.is_none() || is_ellipsis(key)) return 0;
  return is_mask(key) ? key.as_ndarray().ndim() : 1;
}

void selector::plan(std::span<const Value> keys) {
  std::size_t taken = 0;
  for (const Value& key : keys) taken += axes_taken(key);
  if (taken > shape_.size())
    throw IndexError("too many indices for array: array is " + std::to_string(shape_.size()) + "-dimensional, but " +
                     std::to_string(taken) + " were indexed");
  const auto ellipses = std::ranges::count_if(keys, is_ellipsis);
  if (ellipses > 1) throw IndexError("an index can only have a single ellipsis ('...')");
  const bool with_arrays = std::ranges::any_of(keys, is_indices);
  std::size_t position = 0;
  for (const Value& key : keys) {
    if (is_ellipsis(key)) {
      add_whole_axes(shape_.size() - taken);
      integers_only_ = false;
    } else if (key.kind() == kind::integer && with_arrays) {
      add_indices(Value(as_array(key)));
    } else {
      add(key);
    }
    if (!advanced_.empty() && (is_indices(key) || key.kind() == kind::integer)) {
      if (last_advanced_ != 0 && last_advanced_ != position) advanced_at_ = 0;
      last_advanced_ = position + 1;
    }
    ++position;
  }
  if (axis_ < shape_.size()) integers_only_ = false;
  add_whole_axes(shape_.size() - axis_);
}

void selector::add(const Value& key) {
  if (key.kind() == kind::integer || (key.kind() == kind::scalar && key.as_scalar().item().kind() == kind::integer))
    return add_integer(key);
  integers_only_ = false;
  if (key.is_none()) return dimensions_.push_back({{1}, {0}});
  if (key.kind() == kind::slice) return add_slice(resolve_slice(key, shape_[axis_]));
  if (is_mask(key)) return add_mask(key.as_ndarray());
  if (is_indices(key)) return add_indices(key);
  throw IndexError(
      "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays "
      "are valid indices");
}

std::size_t selector::wrap(const Integer& index) const {
  const Integer length(shape_[axis_]);
  const Integer at = index.sign() < 0 ? index + length : index;
  if (at.sign() < 0 || at >= length)
    throw IndexError("index " + index.to_string() + " is out of bounds for axis " + std::to_string(axis_) +
                     " with size " + length.to_string());
  return static_cast<std::size_t>(at.to_int64());
}

void selector::add_integer(const Value& key) {
  first_ += wrap(convert::to_integer(key)) * strides_[axis_];
  ++axis_;
}

void selector::add_slice(const index_range& range) {
  dimension out{{range.count}, {}};
  for (std::size_t i = 0; i < range.count; ++i)
    out.steps.push_back(static_cast<std::size_t>(range.start + static_cast<std::ptrdiff_t>(i) * range.step) *
                        strides_[axis_]);
  dimensions_.push_back(std::move(out));
  ++axis_;
}

void selector::add_whole_axes(std::size_t count) {
  for (; count > 0; --count) add_slice({0, 1, shape_[axis_]});
}

void selector::add_indices(const Value& key) {
  NDArray array = as_array(key);
  if (array.type() == dtype::bool_) return add_mask(array);
  if (array.size() == 0) array = array.astype(dtype::int64);
  if (array.type().kind() != dtype::family::signed_integer && array.type().kind() != dtype::family::unsigned_integer)
    throw IndexError("arrays used as indices must be of integer (or boolean) type");
  index_array out{{array.shape().begin(), array.shape().end()}, {}};
  for (std::size_t i = 0; i < array.size(); ++i)
    out.steps.push_back(wrap(convert::to_integer(array.item(i))) * strides_[axis_]);
  ++axis_;
  add_advanced(std::move(out));
}

/// As if the mask's `nonzero()` stood there: one array of indices for all the axes that it covers.
void selector::add_mask(const NDArray& mask) {
  const auto covered = shape_.subspan(axis_, mask.ndim());
  for (std::size_t i = 0; i < covered.size(); ++i)
    if (mask.shape()[i] != covered[i])
      throw IndexError("boolean index did not match indexed array along dimension " + std::to_string(axis_ + i) +
                       "; dimension is " + std::to_string(covered[i]) + " but corresponding boolean dimension is " +
                       std::to_string(mask.shape()[i]));
  if (covered.empty()) throw IndexError("a boolean scalar is not supported as an index of an array");
  const std::size_t stride = strides_[axis_ + covered.size() - 1];
  index_array out;
  const auto chosen = mask.values<bool>();
  for (std::size_t i = 0; i < chosen.size(); ++i)
    if (chosen[i]) out.steps.push_back(i * stride);
  out.shape = {out.steps.size()};
  axis_ += covered.size();
  add_advanced(std::move(out));
}

void selector::add_advanced(index_array indices) {
  integers_only_ = false;
  if (!advanced_at_) advanced_at_ = dimensions_.size();
  advanced_.push_back(std::move(indices));
}

/// Several arrays of indices are broadcast together; what they add is summed up.
dimension selector::broadcast_advanced() const {
  dimension out{{}, {}, true};
  for (const auto& [shape, steps] : advanced_) out.shape.resize(std::max(out.shape.size(), shape.size()), 1);
  for (const auto& [shape, steps] : advanced_)
    for (std::size_t i = 0; i < shape.size(); ++i) {
      auto& length = out.shape[out.shape.size() - 1 - i];
      const std::size_t mine = shape[shape.size() - 1 - i];
      if (length == 1)
        length = mine;
      else if (mine != 1 && mine != length)
        throw IndexError("shape mismatch: indexing arrays could not be broadcast together");
    }
  std::size_t count = 1;
  for (const std::size_t length : out.shape) count *= length;
  out.steps.assign(count, 0);
  for (const auto& [shape, steps] : advanced_)
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t rest = i, from = 0, stride = 1;
      for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        const std::size_t length = out.shape[out.shape.size() - 1 - axis];
        const std::size_t mine = shape[shape.size() - 1 - axis];
        from += (mine == 1 ? 0 : rest % length) * stride;
        rest /= length;
        stride *= mine;
      }
      out.steps[i] += steps[from];
    }
  return out;
}

selection selector::finish() {
  if (advanced_at_)
    dimensions_.insert(dimensions_.begin() + static_cast<std::ptrdiff_t>(*advanced_at_), broadcast_advanced());
  selection out;
  out.is_element = integers_only_;
  for (const auto& dimension : dimensions_)
    out.shape.insert(out.shape.end(), dimension.shape.begin(), dimension.shape.end());
  const auto neighbours = [&](const dimension& d) {
    for (std::size_t i = 0; i < d.steps.size(); ++i)
      if (d.steps[i] != d.steps[0] + i * out.run) return false;
    return !d.steps.empty();
  };
  while (!dimensions_.empty() && neighbours(dimensions_.back())) {
    first_ += dimensions_.back().steps[0];
    out.run *= dimensions_.back().steps.size();
    dimensions_.pop_back();
  }
  out.starts = {first_};
  for (const auto& dimension : dimensions_) {
    offsets next;
    next.reserve(out.starts.size() * dimension.steps.size());
    for (const std::size_t start : out.starts)
      for (const std::size_t step : dimension.steps) next.push_back(start + step);
    out.starts = std::move(next);
  }
  return out;
}

}  // namespace

selection select(NDArray::shape_type shape, const Value& key) {
  if (key.kind() == kind::tuple) return selector(shape, key.items()).finish();
  return selector(shape, std::span(&key, 1)).finish();
}

}  // namespace sipyco
