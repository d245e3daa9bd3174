// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/array_view.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;

BOOST_AUTO_TEST_SUITE(value_array_view)

BOOST_AUTO_TEST_CASE(elements_are_found_by_their_indices) {
  const NDArray a = NDArray::from_values<int>({2, 3}, {0, 1, 2, 10, 11, 12});
  const auto v = view<int, 2>(a);
  BOOST_TEST(v(1, 2) == 12);
  BOOST_TEST(v.at(0, 1) == 1);
  BOOST_TEST(v.shape(1) == 3U);
  BOOST_TEST(static_cast<const void*>(v.data()) == a.data());
  const NDArray point = NDArray::from_values<double>({}, {2.5});
  BOOST_TEST((view<double, 0>(point)() == 2.5));
}

BOOST_AUTO_TEST_CASE(checked_access_refuses_what_is_outside) {
  const NDArray a = NDArray::zeros({2, 3});
  const auto v = view<double, 2>(a);
  BOOST_CHECK_EXCEPTION((void)v.at(0, 3), IndexError, [](const IndexError& error) {
    return error.what() == std::string("index 3 is out of bounds for axis 1 with size 3");
  });
  BOOST_CHECK_THROW((void)v.at(-1, 0), IndexError);
  BOOST_CHECK_THROW((void)v.at(2U, 0), IndexError);
}

BOOST_AUTO_TEST_CASE(writing_detaches_a_shared_array) {
  NDArray a = NDArray::zeros({2, 2});
  const NDArray b = a;
  mutable_view<double, 2>(a)(1, 1) = 7;
  BOOST_TEST((view<double, 2>(a)(1, 1) == 7));
  BOOST_TEST((view<double, 2>(b)(1, 1) == 0));
}

BOOST_AUTO_TEST_CASE(axes_and_dtype_must_fit) {
  NDArray a = NDArray::zeros({2, 2});
  BOOST_CHECK_THROW((void)(view<double, 1>(a)), TypeError);
  BOOST_CHECK_THROW((void)(view<float, 2>(a)), TypeError);
  BOOST_CHECK_THROW((void)(mutable_view<double, 3>(a)), TypeError);
}

BOOST_AUTO_TEST_SUITE_END()
