// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyon/v1_word.hpp"

#include <array>
#include <limits>
#include <utility>

namespace sipyco::pyon {
namespace {

using form = word_value::form;

constexpr word_value truth(bool x) { return {form::boolean, x, false, 0, constructor::slice}; }
constexpr word_value real(double x) { return {form::number, false, false, x, constructor::slice}; }
constexpr word_value imaginary(double x) { return {form::number, false, true, x, constructor::slice}; }
constexpr word_value call(constructor which) { return {form::call, false, false, 0, which}; }

constexpr word_value null{form::null, false, false, 0, constructor::slice};
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::pair<std::string_view, word_value>, 15> words{{
    {"true", truth(true)},
    {"false", truth(false)},
    {"null", null},
    {"None", null},
    {"True", truth(true)},
    {"False", truth(false)},
    {"nan", real(nan)},
    {"inf", real(infinity)},
    {"nanj", imaginary(nan)},
    {"infj", imaginary(infinity)},
    {"nparray", call(constructor::nparray)},
    {"npscalar", call(constructor::npscalar)},
    {"OrderedDict", call(constructor::ordered_dict)},
    {"Fraction", call(constructor::fraction)},
    {"slice", call(constructor::slice)},
}};

}  // namespace

std::optional<word_value> find_word(std::string_view name) noexcept {
  for (const auto& [known, value] : words)
    if (known == name) return value;
  return std::nullopt;
}

}  // namespace sipyco::pyon
