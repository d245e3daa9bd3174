// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <vector>

#include <pybind11/pybind11.h>

#include <sipyco/value/value.hpp>

#include "remote_exec/python_value.hpp"

namespace sipyco::remote_exec {

/// The arguments of a call that Python makes, as values.
struct python_arguments {
  python_arguments(const pybind11::args& given, const pybind11::kwargs& named) {
    for (const auto& each : given) positional.push_back(from_python(each));
    for (const auto& [name, each] : named) keywords.set(from_python(name), from_python(each));
  }
  std::vector<Value> positional;
  Dict keywords;
};

}  // namespace sipyco::remote_exec
