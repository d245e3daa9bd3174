// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_object.hpp"

#include <sipyco/base/error.hpp>

#include <algorithm>
#include <array>

#include "expression/numpy/arguments.hpp"
#include "expression/numpy/reduction.hpp"

namespace sipyco::expression::numpy {

namespace {

class ufunc_object final : public Callable {
 public:
  explicit ufunc_object(const ufunc& of) : entry(of) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "ufunc"; }
  [[nodiscard]] std::string repr() const override { return "<ufunc '" + std::string(canonical_name()) + "'>"; }
  [[nodiscard]] bool equals(const Extension& other) const override {
    const auto* same = dynamic_cast<const ufunc_object*>(&other);
    return same && same->canonical_name() == canonical_name();
  }
  [[nodiscard]] std::uint64_t hash() const override { return reinterpret_cast<std::uintptr_t>(&entry); }
  [[nodiscard]] Value call(context& where, const arguments& given) const override;
  /// The name by which NumPy knows an alias.
  [[nodiscard]] std::string_view canonical_name() const {
    static constexpr std::array<std::array<std::string_view, 2>, 6> aliases{{{"true_divide", "divide"},
                                                                             {"mod", "remainder"},
                                                                             {"abs", "absolute"},
                                                                             {"conj", "conjugate"},
                                                                             {"bitwise_not", "invert"},
                                                                             {"fix", "trunc"}}};
    for (const auto& [alias, name] : aliases)
      if (entry.name == alias) return name;
    return entry.name;
  }

  const ufunc& entry;
};

[[noreturn]] void fail_count(const ufunc& f, std::size_t given) {
  const std::string range = std::to_string(f.inputs) + " to " + std::to_string(f.inputs + 1);
  throw TypeError(std::string(f.name) + "() takes from " + range + " positional arguments but " +
                  std::to_string(given) + (given == 1 ? " was" : " were") + " given");
}

/// What is neither a number nor an array of them, in NumPy's words.
void require_inputs(const ufunc& f, std::span<const Value> inputs) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Value& x = inputs[i];
    const bool is_huge = x.kind() == kind::integer && x.as_integer().bit_length() > 64 && inputs.size() == 1;
    const bool is_other = is_huge || x.is_none() || x.is_dict() || x.kind() == kind::set || x.kind() == kind::fraction;
    if (is_other)
      throw TypeError("loop of ufunc does not support argument " + std::to_string(i) + " of type " +
                      std::string(type_name(x)) + " which has no callable " + std::string(f.name) + " method");
  }
}

Value ufunc_object::call(context& where, const arguments& given) const {
  const std::size_t count = given.positional.size();
  if (count < entry.inputs || count > entry.inputs + 1U) fail_count(entry, count);
  std::optional<dtype> type;
  for (const auto& [name, value] : given.keywords) {
    if (name == "dtype")
      type = loop_dtype_argument(&value);
    else if ((name == "out" || name == "where") && !value.is_none() && value != Value(true))
      throw TypeError("out= and where= are not supported: the arrays of an expression are not written into");
    else if (name != "out" && name != "where" && name != "casting" && name != "order" && name != "subok")
      throw TypeError(std::string(entry.name) + "() got an unexpected keyword argument '" + name + "'");
  }
  if (count > entry.inputs && !given.positional[entry.inputs].is_none())
    throw TypeError("return arrays must be of ArrayType");
  require_inputs(entry, given.positional.first(entry.inputs));
  std::vector<operand> inputs;
  for (const Value& x : given.positional.first(entry.inputs)) inputs.push_back(operand_argument(where, x));
  return unwrapped(apply(entry, inputs, where.spending(), type));
}

const ufunc& folding(const Value& self) {
  const auto& f = static_cast<const ufunc_object&>(self.as_extension()).entry;
  if (f.inputs != 2) throw ValueError(std::string("reduce only supported for binary functions"));
  return f;
}

/// A fold with a dtype of its own, or with that in which NumPy adds and multiplies.
dtype folding_type(const ufunc& f, const NDArray& x, const Value* given) {
  const auto wanted = loop_dtype_argument(given);
  if (wanted) return *wanted;
  if (f.name.starts_with("logical_")) return dtype::bool_;
  return f.name == "add" || f.name == "multiply" ? accumulator_type(x.type()) : x.type();
}

Value reduce_method(context& where, Value& self, const arguments& given) {
  const auto a = bind("reduce(array, axis=, dtype=, out=, keepdims=, initial=, where=)", given);
  refuse_output(a, {3, 6});
  const ufunc& f = folding(self);
  const NDArray x = array_argument(where, a.at(0));
  const Value first(0);
  const reduced_axes axes{folded_axes(a.has(1) ? a[1] : &first, x.ndim()), flag(a[4], false)};
  const dtype type = folding_type(f, x, a[2]);
  return unwrapped(reduce(f, cast(x, type, where.spending()), axes, where.spending(), type));
}

Value accumulate_method(context& where, Value& self, const arguments& given) {
  const auto a = bind("accumulate(array, axis=, dtype=, out=)", given);
  refuse_output(a, {3});
  const ufunc& f = folding(self);
  const NDArray x = array_argument(where, a.at(0));
  const std::size_t axis = axis_argument(a[1], x.ndim(), 0);
  const NDArray rows = axis_last(x, axis, where.spending());
  const NDArray out = accumulate(f, rows, where.spending(), folding_type(f, x, a[2]));
  return Value(axis_back(out, axis, where.spending()));
}

Value outer_method(context& where, Value& self, const arguments& given) {
  const auto a = bind("outer(A, B, /)", given);
  const ufunc& f = folding(self);
  const NDArray x = array_argument(where, a.at(0)), y = array_argument(where, a.at(1));
  shape_vector shape(x.shape().begin(), x.shape().end());
  shape.resize(x.ndim() + y.ndim(), 1);
  return unwrapped(apply(f, std::array{operand(x.reshape(shape)), operand(y)}, where.spending()));
}

constexpr native_method methods[] = {
    {"accumulate", accumulate_method}, {"outer", outer_method}, {"reduce", reduce_method}};

}  // namespace

Value ufunc_value(const ufunc& f) { return Value::make_extension<ufunc_object>(f); }

std::optional<Value> ufunc_attribute(const Value& x, std::string_view name) {
  const auto* object = x.kind() == kind::extension ? dynamic_cast<const ufunc_object*>(&x.as_extension()) : nullptr;
  if (!object) return {};
  if (name == "__name__") return Value(object->canonical_name());
  if (name == "nin") return Value(int{object->entry.inputs});
  if (name == "nout") return Value(1);
  if (const native_method* method = find_entry(std::span<const native_method>(methods), name))
    return method_value(*method, x);
  return {};
}

}  // namespace sipyco::expression::numpy
