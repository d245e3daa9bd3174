// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/eigen.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;

BOOST_AUTO_TEST_SUITE(value_eigen)

BOOST_AUTO_TEST_CASE(views_arrays_without_a_copy) {
  NDArray a = NDArray::zeros({3, 4});
  a.matrix<double>() = Eigen::MatrixXd::Identity(3, 4);
  BOOST_TEST(a.values<double>()[5] == 1.0);
  const NDArray b = a;
  BOOST_TEST(static_cast<const void*>(b.matrix<double>().data()) == b.data());
  BOOST_TEST(b.matrix<double>()(2, 2) == 1.0);
  a.matrix<double>()(0, 0) = 7;
  BOOST_TEST(b.matrix<double>()(0, 0) == 1.0);
  BOOST_CHECK_THROW((void)b.vector<double>(), TypeError);
  BOOST_CHECK_THROW((void)b.matrix<float>(), TypeError);
}

BOOST_AUTO_TEST_CASE(matrices_and_vectors_survive_as_values) {
  Eigen::MatrixXd m(2, 3);
  m << 1, 2, 3, 4, 5, 6;
  const Value v = m;
  BOOST_TEST((v == Value(NDArray::from_values<double>({2, 3}, {1, 2, 3, 4, 5, 6}))));
  BOOST_TEST((v.as<Eigen::MatrixXd>() == m));
  BOOST_TEST((Value(Eigen::Vector3i(1, 2, 3)) == Value(NDArray::from_values<int>({3}, {1, 2, 3}))));
  BOOST_TEST((Value::list({1, 2, 3}).as<Eigen::Vector3d>() == Eigen::Vector3d(1, 2, 3)));
  BOOST_TEST((Value::list({1, 2}).as<Eigen::RowVectorXd>() == Eigen::RowVectorXd(Eigen::RowVector2d(1, 2))));
  BOOST_CHECK_THROW((void)Value::list({1, 2}).as<Eigen::Vector3d>(), ValueError);
  BOOST_CHECK_THROW((void)Value::list({1, 2}).as<Eigen::MatrixXd>(), TypeError);
}

BOOST_AUTO_TEST_SUITE_END()
