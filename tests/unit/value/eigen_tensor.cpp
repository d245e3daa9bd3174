// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/eigen_tensor.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using namespace sipyco;

template <class Tensor>
void check_there_and_back() {
  Tensor t(2, 3, 4);
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 3; ++j)
      for (int k = 0; k < 4; ++k) t(i, j, k) = 100 * i + 10 * j + k;
  const Value v = t;
  BOOST_TEST(v.as_ndarray().ndim() == 3U);
  BOOST_TEST(v.as_ndarray().values<double>()[1 * 12 + 2 * 4 + 3] == 123);
  const auto back = v.as<Tensor>();
  BOOST_TEST(back.dimension(1) == 3);
  BOOST_TEST(back(1, 2, 3) == 123);
  BOOST_TEST(back(0, 1, 2) == 12);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_eigen_tensor)

BOOST_AUTO_TEST_CASE(either_order_of_a_tensor_is_rows_in_an_array) {
  check_there_and_back<Eigen::Tensor<double, 3>>();
  check_there_and_back<Eigen::Tensor<double, 3, Eigen::RowMajor>>();
}

BOOST_AUTO_TEST_CASE(one_and_four_axes) {
  Eigen::Tensor<int, 4> four(1, 2, 1, 2);
  four.setValues({{{{1, 2}}, {{3, 4}}}});
  BOOST_TEST((Value(four) == Value(NDArray::from_values<int>({1, 2, 1, 2}, {1, 2, 3, 4}))));
  const auto one = Value::list({1, 2.5}).as<Eigen::Tensor<double, 1>>();
  BOOST_TEST(one(1) == 2.5);
  const auto empty = Value(NDArray::zeros({2, 0})).as<Eigen::Tensor<double, 2>>();
  BOOST_TEST(empty.dimension(0) == 2);
  BOOST_TEST(empty.size() == 0);
}

BOOST_AUTO_TEST_CASE(another_number_of_axes_is_refused) {
  BOOST_CHECK_THROW((void)(Value::list({1, 2}).as<Eigen::Tensor<double, 2>>()), TypeError);
}

BOOST_AUTO_TEST_SUITE_END()
