// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <array>
#include <string>

#include "expression/numpy/strided.hpp"
#include "expression/numpy/ufunc_tables.hpp"

namespace sipyco::expression::numpy {

namespace {

using family = dtype::family;

[[noreturn]] void fail_types(const ufunc& f, std::span<const dtype> inputs) {
  const bool is_arithmetic = f.name == "add" || f.name == "subtract" || f.name == "multiply" || f.name == "sign" ||
                             f.name == "positive" || f.name == "negative";
  if (!is_arithmetic)
    throw TypeError("ufunc '" + std::string(f.name) +
                    "' not supported for the input types, and the inputs could not be safely coerced to any supported "
                    "types according to the casting rule ''safe''");
  std::string shown = inputs.size() == 1 ? "<class 'numpy.dtype[" + inputs[0].name() + "]'>" : "(";
  if (inputs.size() != 1) {
    for (const dtype& type : inputs)
      shown +=
          "dtype('" + (type.kind() == family::str || type.kind() == family::bytes ? type.str() : type.name()) + "'), ";
    shown.replace(shown.size() - 2, 2, ")");
  }
  throw TypeError("ufunc '" + std::string(f.name) + "' did not contain a loop with signature matching types " + shown +
                  " -> None");
}

/// What NumPy says in words of its own.
void refuse_booleans(const ufunc& f, std::span<const dtype> inputs) {
  if (!std::ranges::all_of(inputs, [](dtype x) { return x == dtype::bool_; })) return;
  if (f.name == "subtract")
    throw TypeError(
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
        "logical_xor function instead.");
  if (f.name == "sign" || f.name == "positive" || f.name == "gcd" || f.name == "lcm") fail_types(f, inputs);
  if (f.name == "negative")
    throw TypeError(
        "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not "
        "function instead.");
}

bool is_number(dtype x) {
  return x.kind() == family::boolean || x.kind() == family::signed_integer || x.kind() == family::unsigned_integer ||
         x.kind() == family::floating || x.kind() == family::complex;
}

bool casts_safely(dtype from, dtype to) {
  if (!is_number(from) || !is_number(to)) return from == to;
  return promote_types(from, to) == to;
}

bool is_integral(dtype x) { return is_number(x) && x.kind() != family::floating && x.kind() != family::complex; }

/// The dtypes that a loop is looked for with.
std::vector<dtype> ruled_types(const ufunc& f, std::vector<dtype> types) {
  if (f.rule == input_rule::divide && std::ranges::all_of(types, is_integral)) std::ranges::fill(types, dtype::float64);
  if (f.rule == input_rule::truth && std::ranges::all_of(types, is_number)) std::ranges::fill(types, dtype::bool_);
  return types;
}

dtype in_memory(dtype type) { return type == dtype::float16 ? dtype::float32 : type; }

void check_exponents(const NDArray& exponents) {
  if (exponents.type().kind() != family::signed_integer) return;
  const NDArray wide = exponents.astype(dtype::int64);
  if (std::ranges::any_of(wide.values<std::int64_t>(), [](std::int64_t x) { return x < 0; }))
    throw ValueError("Integers to negative integer powers are not allowed.");
}

}  // namespace

const ufunc* find_ufunc(std::string_view name) noexcept {
  for (const auto table : ufunc_tables())
    for (const ufunc& f : table)
      if (f.name == name) return &f;
  return nullptr;
}

const ufunc& ufunc_named(std::string_view name) {
  const ufunc* found = find_ufunc(name);
  if (!found) throw AttributeError("module 'numpy' has no attribute '" + std::string(name) + "'");
  return *found;
}

const loop& choose_loop(const ufunc& f, std::span<const dtype> inputs, std::optional<dtype> wanted) {
  refuse_booleans(f, inputs);
  const bool is_test = f.loops.back().types[f.inputs] == dtype::bool_;
  for (const loop& candidate : f.loops) {
    if (wanted && !is_test && candidate.types[f.inputs] != wanted->little_endian()) continue;
    bool fits = true;
    for (std::size_t i = 0; fits && i < inputs.size(); ++i)
      fits = wanted ? true : casts_safely(inputs[i], candidate.types[i]);
    if (fits) return candidate;
  }
  fail_types(f, inputs);
}

NDArray apply(const ufunc& f, std::span<const operand> inputs, budget& limits, std::optional<dtype> wanted) {
  auto types = ruled_types(f, effective_types(inputs));
  if (f.rule == input_rule::exponent && inputs[1].how() == operand::strength::weak_integer) types[1] = dtype::int64;
  const loop& chosen = choose_loop(f, types, wanted);
  std::array<NDArray, 2> arrays;
  std::array<NDArray::shape_type, 2> shapes;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    arrays[i] = cast(inputs[i].as(chosen.types[i], limits), in_memory(chosen.types[i]), limits);
    shapes[i] = arrays[i].shape();
  }
  const shape_vector shape = broadcast(std::span(shapes).first(inputs.size()));
  if (f.name == "power" && element_count(shape) != 0) check_exponents(arrays[1]);
  const dtype result = chosen.types[f.inputs];
  NDArray out = new_array(shape, in_memory(result), limits);
  std::array<view, 3> views;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    views[i] = {const_cast<std::byte*>(arrays[i].data()),
                broadcast_steps(arrays[i].shape(), arrays[i].type().itemsize(), shape)};
  views[f.inputs] = {out.mutable_data(), row_steps(shape, out.type().itemsize())};
  walk(shape, std::span(views).first(f.inputs + 1U), chosen.run, limits);
  return cast(out, result, limits);
}

NDArray apply(const ufunc& f, std::span<const Value> inputs, budget& limits, std::optional<dtype> wanted) {
  return apply(f, to_operands(inputs, limits), limits, wanted);
}

Value call(const ufunc& f, std::span<const Value> inputs, budget& limits, std::optional<dtype> wanted) {
  return unwrapped(apply(f, inputs, limits, wanted));
}

}  // namespace sipyco::expression::numpy
