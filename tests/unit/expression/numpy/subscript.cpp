// SPDX-License-Identifier: LGPL-3.0-or-later
#include "unit/expression/numpy/evaluated.hpp"

using sipyco::expression::numpy::check_all;
using sipyco::expression::numpy::expected;

BOOST_AUTO_TEST_SUITE(expression_numpy_subscript)

BOOST_AUTO_TEST_CASE(slices_over_axes_are_strided_copies) {
  constexpr expected cases[] = {
      {"np.arange(12).reshape(3, 4)[1:, ::2]", "array([[ 4,  6],\n       [ 8, 10]])"},
      {"np.arange(5)[::-2]", "array([4, 2, 0])"},
      {"np.arange(5)[10:]", "array([], dtype=int64)"},
      {"np.arange(6).reshape(2, 3)[..., 1]", "array([1, 4])"},
      {"np.arange(3)[None].shape", "(1, 3)"},
      {"np.arange(3)[-1]", "2"},
      {"np.array(5)[()]", "5"},
      {"np.array(['a', 'bc'])[::-1]", "array(['bc', 'a'], dtype='<U2')"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_CASE(masks_and_index_arrays_pick_elements) {
  constexpr expected cases[] = {
      {"np.arange(5)[np.arange(5) % 2 == 0]", "array([0, 2, 4])"},
      {"np.arange(4).reshape(2, 2)[[0, 1], [1, 0]]", "array([1, 2])"},
      {"np.arange(4).reshape(2, 2)[:, [1]]", "array([[1],\n       [3]])"},
      {"np.arange(2)[True]", "array([[0, 1]])"},
      {"np.arange(3)[[]]", "array([], dtype=int64)"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_CASE(wrong_indices_raise_as_in_numpy) {
  constexpr expected cases[] = {
      {"np.arange(2)[5]", "IndexError: index 5 is out of bounds for axis 0 with size 2"},
      {"np.array(5)[0]", "IndexError: too many indices for array: array is 0-dimensional, but 1 were indexed"},
      {"np.float64(5)[0]", "IndexError: invalid index to scalar variable."},
      {"np.arange(2)[np.array([])]", "IndexError: arrays used as indices must be of integer (or boolean) type"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_SUITE_END()
