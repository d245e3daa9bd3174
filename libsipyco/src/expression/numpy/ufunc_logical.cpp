// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/numpy/ufunc_tables.hpp"

namespace sipyco::expression::numpy {

namespace {

constexpr auto logical_and = [](bool a, bool b) { return a && b; };
constexpr auto logical_or = [](bool a, bool b) { return a || b; };
constexpr auto logical_xor = [](bool a, bool b) { return a != b; };
constexpr auto logical_not = [](bool a) { return !a; };

constexpr ufunc table[] = {
    {"logical_and", 2, binary_loops<logical_and, bools>, identity::one, input_rule::truth},
    {"logical_or", 2, binary_loops<logical_or, bools>, identity::zero, input_rule::truth},
    {"logical_xor", 2, binary_loops<logical_xor, bools>, identity::zero, input_rule::truth},
    {"logical_not", 1, unary_loops<logical_not, bools>, identity::none, input_rule::truth},
};

}  // namespace

std::span<const ufunc> logical_ufuncs() noexcept { return table; }

}  // namespace sipyco::expression::numpy
