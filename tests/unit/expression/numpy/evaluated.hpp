// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/error.hpp>
#include <sipyco/expression/evaluate.hpp>
#include <sipyco/text/repr.hpp>

#include <boost/test/unit_test.hpp>

#include <span>
#include <string>
#include <string_view>

namespace sipyco::expression::numpy {

/// The repr of what an expression gives, or `CLASS: message`.
inline std::string evaluated(std::string_view text, const limits& allowed = {}) {
  try {
    return text::repr(expression::evaluate(text, empty_scope(), allowed));
  } catch (const Error& error) {
    return std::string(error.python_class()) + ": " + error.what();
  }
}

struct expected {
  std::string_view expression, repr;
};

inline void check_all(std::span<const expected> cases) {
  for (const auto& [expression, repr] : cases) BOOST_TEST_CONTEXT(expression) BOOST_TEST(evaluated(expression) == repr);
}

}  // namespace sipyco::expression::numpy
