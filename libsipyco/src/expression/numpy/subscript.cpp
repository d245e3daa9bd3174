// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/subscript.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <span>

#include "expression/numpy/operand.hpp"
#include "expression/numpy/operators.hpp"
#include "expression/numpy/strided.hpp"

namespace sipyco::expression::numpy {

namespace {

bool is_ellipsis(const Value& x) { return x.kind() == kind::extension && x.as_extension().type_name() == "ellipsis"; }

bool is_integer(const Value& x) {
  if (x.kind() == kind::scalar) return x.as_scalar().item().kind() == kind::integer;
  return x.kind() == kind::integer;
}

bool is_basic(const Value& x) { return x.is_none() || is_integer(x) || x.kind() == kind::slice || is_ellipsis(x); }

/// A basic index as a view of the array.
class basic_index {
 public:
  basic_index(const NDArray& x, std::span<const Value> keys) : x_(x), own_(row_steps(x.shape(), x.type().itemsize())) {
    check(keys);
    for (const Value& key : keys) add(key);
    take(x_.ndim() - axis_);
  }

  [[nodiscard]] Value get(budget& limits) const {
    if (integers_only_ && shape_.empty()) return x_.item(static_cast<std::size_t>(offset_) / x_.type().itemsize());
    return Value(gather(x_, shape_, steps_, offset_, limits));
  }

 private:
  void check(std::span<const Value> keys) {
    const auto spans =
        std::ranges::count_if(keys, [](const Value& k) { return is_integer(k) || k.kind() == kind::slice; });
    taken_ = static_cast<std::size_t>(spans);
    if (taken_ > x_.ndim())
      throw IndexError("too many indices for array: array is " + std::to_string(x_.ndim()) + "-dimensional, but " +
                       std::to_string(taken_) + " were indexed");
    if (std::ranges::count_if(keys, is_ellipsis) > 1)
      throw IndexError("an index can only have a single ellipsis ('...')");
  }
  void add(const Value& key) {
    if (is_integer(key)) return add_integer(convert::to_integer(key));
    integers_only_ = integers_only_ && !is_ellipsis(key);
    if (key.is_none()) return push(1, 0);
    if (is_ellipsis(key)) return take(x_.ndim() - taken_);
    const index_range range = resolve_slice(key, x_.shape()[axis_]);
    if (range.count != 0) offset_ += range.start * own_[axis_];
    push(range.count, range.step * own_[axis_]);
    ++axis_;
  }
  void add_integer(const Integer& index) {
    const Integer length(x_.shape()[axis_]);
    const Integer at = index.sign() < 0 ? index + length : index;
    if (at.sign() < 0 || at >= length)
      throw IndexError("index " + index.to_string() + " is out of bounds for axis " + std::to_string(axis_) +
                       " with size " + length.to_string());
    offset_ += at.to_int64() * own_[axis_++];
  }
  void take(std::size_t axes) {
    for (; axes > 0; --axes, ++axis_) push(x_.shape()[axis_], own_[axis_]);
  }
  void push(std::size_t length, std::ptrdiff_t step) {
    shape_.push_back(length);
    steps_.push_back(step);
  }

  const NDArray& x_;
  step_vector own_;
  std::size_t taken_ = 0;
  std::size_t axis_ = 0;
  shape_vector shape_;
  step_vector steps_;
  std::ptrdiff_t offset_ = 0;
  bool integers_only_ = true;
};

/// Charges what an index with masks or arrays may give: the arrays broadcast together, times the other axes.
void charge_advanced(const NDArray& x, std::span<const Value> keys, budget& limits) {
  std::vector<NDArray> arrays;
  std::size_t axis = 0, rest = 1;
  for (const Value& key : keys) {
    if (key.kind() == kind::slice && axis < x.ndim()) rest *= resolve_slice(key, x.shape()[axis]).count;
    if (key.kind() == kind::ndarray || key.kind() == kind::list) {
      arrays.push_back(to_array(key, limits));
      limits.step(arrays.back().size() * 4);
      if (arrays.back().type() == dtype::bool_) {
        axis += std::max<std::size_t>(arrays.back().ndim(), 1) - 1;
        arrays.back() = arrays.back().reshape(std::array{arrays.back().size()});
      }
    }
    if (!key.is_none() && !is_ellipsis(key)) ++axis;
  }
  for (; axis < x.ndim(); ++axis) rest *= x.shape()[axis];
  std::size_t picked = 1;
  const bool masks = std::ranges::any_of(arrays, [](const NDArray& a) { return a.type() == dtype::bool_; });
  std::vector<NDArray::shape_type> shapes;
  for (const NDArray& a : arrays) shapes.push_back(a.shape());
  if (masks && arrays.size() > 1)  // how many a mask picks is found out later: the longest counts
    for (const NDArray& a : arrays) picked = std::max(picked, a.size());
  else
    picked = element_count(broadcast(shapes));
  if (__builtin_mul_overflow(picked, rest, &picked)) picked = SIZE_MAX;
  limits.allocate(picked, x.type().itemsize() + sizeof(std::size_t));
  limits.step(picked);
}

/// Index arrays in the form that the value layer takes: zero-dimensional ones are ints, tuples inside are lists.
Value plain_key(const Value& key) {
  if (key.kind() == kind::boolean) return Value(NDArray::from_values<bool>({}, {key.as_bool()}));
  if (key.kind() == kind::scalar && key.as_scalar().type() == dtype::bool_)
    return Value(NDArray::from_values<bool>({}, {truth(key)}));
  if (key.kind() == kind::ndarray && key.as_ndarray().size() == 0 &&
      key.as_ndarray().type().kind() == dtype::family::floating)
    throw IndexError("arrays used as indices must be of integer (or boolean) type");
  if (key.kind() != kind::ndarray || key.as_ndarray().ndim() != 0) return key;
  const Value item = key.as_ndarray().item(0).as_scalar().item();
  return item.kind() == kind::integer ? item : key;
}

Value as_list(const Value& tuple) {
  std::vector<Value> items(tuple.items().begin(), tuple.items().end());
  return Value::list_of(items);
}

/// A mask without axes adds one in front: of length one, or none.
Value by_boolean(const NDArray& x, bool chosen, budget& limits) {
  shape_vector shape(x.shape().begin(), x.shape().end());
  shape.insert(shape.begin(), chosen ? 1 : 0);
  if (chosen) return Value(x.reshape(shape));
  return Value(new_array(shape, x.type(), limits));
}

}  // namespace

Value array_item(const NDArray& x, const Value& given, budget& limits) {
  const std::span<const Value> keys = given.kind() == kind::tuple ? given.items() : std::span(&given, 1);
  if (std::ranges::all_of(keys, is_basic)) return basic_index(x, keys).get(limits);
  std::vector<Value> plain;
  for (const Value& key : keys) plain.push_back(plain_key(key));
  if (plain.size() == 1 && plain[0].kind() == kind::ndarray && plain[0].as_ndarray().ndim() == 0 &&
      plain[0].as_ndarray().type() == dtype::bool_)
    return by_boolean(x, plain[0].as_ndarray().values<bool>()[0], limits);
  if (std::ranges::all_of(plain, is_basic)) return basic_index(x, plain).get(limits);
  for (Value& key : plain)
    if (key.kind() == kind::tuple) key = as_list(key);
  charge_advanced(x, plain, limits);
  return get_item(Value(x), plain.size() == 1 ? plain[0] : Value::tuple_of(plain));
}

Value subscript(context& where, const Value& x, const Value& key) {
  if (x.kind() == kind::ndarray) return array_item(x.as_ndarray(), key, where.spending());
  const bool is_empty_tuple = key.kind() == kind::tuple && key.items().empty();
  if (is_empty_tuple) return x;
  const std::span<const Value> keys = key.kind() == kind::tuple ? key.items() : std::span(&key, 1);
  const auto adds_axes = [](const Value& each) {
    return each.is_none() || is_ellipsis(each) || each.kind() == kind::boolean ||
           (each.kind() == kind::scalar && each.as_scalar().type() == dtype::bool_);
  };
  if (std::ranges::all_of(keys, adds_axes)) return array_item(to_array(x, where.spending()), key, where.spending());
  throw IndexError("invalid index to scalar variable.");
}

}  // namespace sipyco::expression::numpy
