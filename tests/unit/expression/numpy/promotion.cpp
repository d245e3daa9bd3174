// SPDX-License-Identifier: LGPL-3.0-or-later
#include "unit/expression/numpy/evaluated.hpp"

using sipyco::expression::numpy::check_all;
using sipyco::expression::numpy::expected;

BOOST_AUTO_TEST_SUITE(expression_numpy_promotion)

BOOST_AUTO_TEST_CASE(python_numbers_take_the_dtype_of_the_array) {
  constexpr expected cases[] = {
      {"np.array([1], 'i1') + 1", "array([2], dtype=int8)"},
      {"np.array([1], 'f4') * 1e300", "array([inf], dtype=float32)"},
      {"np.array([1], 'i1') * 2.5", "array([2.5])"},
      {"np.array([1], 'f4') + 1j", "array([1.+1.j], dtype=complex64)"},
      {"np.array([True]) + 1", "array([2])"},
      {"(np.float32(3) + 3.0).dtype", "dtype('float32')"},
      {"(2 ** np.int8(3)).dtype", "dtype('int8')"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_CASE(python_ints_that_do_not_fit_are_refused) {
  constexpr expected cases[] = {
      {"np.array([1], 'i1') + 300", "OverflowError: Python integer 300 out of bounds for int8"},
      {"np.uint8(5) + -1", "OverflowError: Python integer -1 out of bounds for uint8"},
      {"np.array([5]) + 2**70", "OverflowError: Python int too large to convert to C long"},
      {"np.array([5], 'u1') / -7", "array([-0.71428571])"},
      {"-7 / np.uint16(3)", "OverflowError: Python integer -7 out of bounds for uint16"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_CASE(arrays_meet_in_the_dtype_that_holds_both) {
  constexpr expected cases[] = {
      {"(np.ones(1, 'u8') + np.ones(1, 'i8')).dtype", "dtype('float64')"},
      {"(np.ones(1, 'u2') + np.ones(1, 'i2')).dtype", "dtype('int32')"},
      {"(np.ones(1, 'f2') + np.ones(1, 'i2')).dtype", "dtype('float32')"},
      {"(np.ones(1, 'c8') + np.ones(1, 'f8')).dtype", "dtype('complex128')"},
      {"np.sin(np.int8(1)).dtype", "dtype('float16')"},
      {"(np.ones(1, 'i1') / np.ones(1, 'i1')).dtype", "dtype('float64')"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_CASE(integers_wrap_around_and_division_by_zero_is_silent) {
  constexpr expected cases[] = {
      {"np.uint8(200) + np.uint8(100)", "44"},
      {"np.int8(-128) // -1", "-128"},
      {"abs(np.int8(-128))", "-128"},
      {"np.int64(1) // 0", "0"},
      {"np.array([1.0, 0.0]) / 0", "array([inf, nan])"},
      {"np.int8(1) << 9", "0"},
  };
  check_all(cases);
}

BOOST_AUTO_TEST_SUITE_END()
