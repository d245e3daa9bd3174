// SPDX-License-Identifier: LGPL-3.0-or-later
#include "unit/expression/numpy/evaluated.hpp"

using sipyco::expression::limits;
using sipyco::expression::numpy::check_all;
using sipyco::expression::numpy::evaluated;
using sipyco::expression::numpy::expected;

BOOST_AUTO_TEST_SUITE(expression_numpy_bounds)

BOOST_AUTO_TEST_CASE(what_is_too_large_is_refused_before_it_is_made) {
  for (const std::string_view text : {"np.zeros(10**12)",
                                      "np.arange(1e12)",
                                      "np.ones((10**5, 10**5))",
                                      "np.linspace(0, 1, 10**11)",
                                      "np.eye(10**6)",
                                      "np.tile([1, 2], 10**11)",
                                      "np.repeat([1], 10**12)",
                                      "np.arange(10**4).reshape(-1, 1) + np.arange(10**5)",
                                      "np.full(10**12, 'a')",
                                      "np.outer(np.ones(10**5), np.ones(10**5))",
                                      "np.diag(np.ones(10**6))",
                                      "np.broadcast_to(1, (10**6, 10**6))",

                                      "np.ones((300, 300))[np.zeros((30000, 1), int), np.zeros(30000, int)]",
                                      "np.bincount([10**12])",
                                      "np.meshgrid(*[np.arange(300)] * 6)",
                                      "np.convolve(np.ones(10**6), np.ones(10**6))",
                                      "np.ones((3000, 3000)) @ np.ones((3000, 3000)) @ np.ones((3000, 3000))",
                                      "np.int64(10**12) * [0]",
                                      "np.histogram([1, 2], 10**12)",
                                      "np.indices((10**5, 10**5))",
                                      "np.split(np.ones(2), 10**9)"}) {
    const std::string answer = evaluated(text);
    BOOST_TEST_CONTEXT(text << " gave " << answer.substr(0, 200)) BOOST_TEST(answer.find("Error") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(shapes_that_overflow_are_refused) {
  constexpr expected cases[] = {
      {"np.zeros((10**10, 10**10))",
       "ValueError: array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size."},
      {"np.zeros(10**20)", "ValueError: Maximum allowed dimension exceeded"},
      {"np.zeros(-1)", "ValueError: negative dimensions are not allowed"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_CASE(work_over_arrays_is_counted) {
  limits few;
  few.max_steps = 1000;
  BOOST_TEST(evaluated("np.arange(100).sum()", few) == "4950");
  BOOST_TEST(evaluated("np.arange(10000).sum()", few).find("Error") != std::string::npos);
  limits small;
  small.max_object_bytes = 800;
  BOOST_TEST(evaluated("np.zeros(100)[0]", small) == "0.0");
  BOOST_TEST(evaluated("np.zeros(101)[0]", small).find("Error") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
