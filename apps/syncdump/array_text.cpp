// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/array_text.hpp"

#include <sipyco/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace sipyco::syncdump {

namespace {

constexpr std::size_t most_elements = 100'000;

std::string range_of(const NDArray& array) {
  if (array.size() == 0 || array.size() > most_elements) return {};
  try {
    const NDArray numbers = array.astype(dtype::float64);
    double low = INFINITY, high = -INFINITY;
    for (const double x : numbers.values<double>()) {
      low = std::min(low, std::isnan(x) ? low : x);
      high = std::max(high, std::isnan(x) ? high : x);
    }
    if (low > high) return " nan";
    return low == high ? fmt::format(" {:.6g}", low) : fmt::format(" {:.6g} … {:.6g}", low, high);
  } catch (const Error&) {
    return {};  // no numbers
  }
}

Value with_entries(const Value& x) {
  Dict out;
  for (const auto& [key, value] : x.as_dict()) out.set(key, without_arrays(value));
  return x.kind() == kind::ordered_dict ? Value::ordered_dict(std::move(out)) : Value(std::move(out));
}

}  // namespace

std::string array_text(const NDArray& array) {
  std::string shape;
  for (const auto length : array.shape()) shape.append(shape.empty() ? "" : ",").append(std::to_string(length));
  return std::string(array.type().name()) + "[" + shape + "]" + range_of(array);
}

// As deep as the decoder's limit at most.
Value without_arrays(const Value& x) {
  if (x.kind() == kind::ndarray) return Value(array_text(x.as_ndarray()));
  if (x.is_dict()) return with_entries(x);
  if (!x.is_sequence()) return x;
  std::vector<Value> items;
  items.reserve(x.size());
  for (const Value& item : x.items()) items.push_back(without_arrays(item));
  return x.kind() == kind::list ? Value::list_of(items) : Value::tuple_of(items);
}

}  // namespace sipyco::syncdump
