// SPDX-License-Identifier: LGPL-3.0-or-later
#include "unit/expression/numpy/evaluated.hpp"

using sipyco::expression::numpy::check_all;
using sipyco::expression::numpy::expected;

BOOST_AUTO_TEST_SUITE(expression_numpy_reduction)

BOOST_AUTO_TEST_CASE(axes_are_folded_or_kept) {
  constexpr expected cases[] = {
      {"np.sum([[1, 2], [3, 4]], axis=0)", "array([4, 6])"},
      {"np.arange(24).reshape(2, 3, 4).sum(axis=(0, 2))", "array([ 60,  92, 124])"},
      {"np.max([[1, 5], [3, 2]], axis=1, keepdims=True)", "array([[5],\n       [3]])"},
      {"np.mean([[1, 2], [3, 4]], axis=-1)", "array([1.5, 3.5])"},
      {"np.add.reduce([[1, 5], [3, 2]])", "array([4, 7])"},
      {"np.sum([1], axis=1)", "AxisError: axis 1 is out of bounds for array of dimension 1"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_CASE(nothing_has_the_identity_as_its_sum) {
  constexpr expected cases[] = {
      {"np.sum([])", "0.0"},
      {"np.prod([])", "1.0"},
      {"np.all([])", "True"},
      {"np.max([])", "ValueError: zero-size array to reduction operation maximum which has no identity"},
      {"np.argmax([])", "ValueError: attempt to get argmax of an empty sequence"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_CASE(floats_are_summed_in_halves) {
  constexpr expected cases[] = {
      {"np.sum(np.full(10**5, 0.1, 'f4'))", "10000.001"},
      {"abs(np.sum(np.full(10**5, 0.1)) - 10000) < 1e-8", "True"},
      {"np.ones((10**4, 3), 'f4').sum(axis=0)", "array([10000., 10000., 10000.], dtype=float32)"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_CASE(small_integers_are_summed_in_64_bits) {
  constexpr expected cases[] = {
      {"np.sum(np.array([200, 200], 'u1')).dtype", "dtype('uint64')"},
      {"np.cumsum(np.array([100, 100], 'i1'))", "array([100, 200])"},
      {"np.std([1, 2, 3])", "0.816496580927726"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_SUITE_END()
