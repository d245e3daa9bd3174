// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/ndarray.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/value/value.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <vector>

using namespace sipyco;

BOOST_AUTO_TEST_SUITE(value_ndarray)

BOOST_AUTO_TEST_CASE(copies_share_until_one_is_changed) {
  NDArray a = NDArray::zeros({2, 3});
  const NDArray b = a;
  BOOST_TEST(a.data() == b.data());
  a.mutable_values<double>()[4] = 7;
  BOOST_TEST(a.data() != b.data());
  BOOST_TEST(b.values<double>()[4] == 0);
  BOOST_TEST(a.values<double>()[4] == 7);
  BOOST_TEST(a.ndim() == 2u);
  BOOST_TEST(a.nbytes() == 48u);
}

BOOST_AUTO_TEST_CASE(refuses_sizes_that_overflow) {
  const std::size_t huge = std::size_t{1} << 40;
  const std::vector<std::size_t> shapes[] = {
      {huge, huge}, {huge, huge, 0}, {SIZE_MAX}, {SIZE_MAX / 2, 4}, {2, 3, huge, huge}};
  for (const auto& shape : shapes) BOOST_TEST(!NDArray::uninitialized(shape, dtype::float64));
  BOOST_CHECK_THROW((void)NDArray::zeros({huge, huge}), ValueError);
  BOOST_TEST(!NDArray::uninitialized(std::vector<std::size_t>(33, 1), dtype::int8));
  BOOST_TEST(NDArray::uninitialized(std::vector<std::size_t>(32, 1), dtype::int8).has_value());
}

BOOST_AUTO_TEST_CASE(limits_bytes_before_allocating) {
  const std::size_t shape[] = {16};
  BOOST_TEST(NDArray::uninitialized(shape, dtype::float64, 128).has_value());
  BOOST_TEST(!NDArray::uninitialized(shape, dtype::float64, 127));
}

BOOST_AUTO_TEST_CASE(has_zero_dimensional_and_empty_arrays) {
  const NDArray point = NDArray::from_values<std::int32_t>({}, {5});
  BOOST_TEST(point.ndim() == 0u);
  BOOST_TEST(point.size() == 1u);
  BOOST_TEST((point.item(0) == Value(5)));
  const NDArray none;
  BOOST_TEST(none.size() == 0u);
  BOOST_TEST(none.ndim() == 1u);
  BOOST_TEST((none == NDArray::zeros({0})));
  BOOST_TEST(!(none == NDArray::zeros({0, 3})));
}

BOOST_AUTO_TEST_CASE(checks_the_element_type) {
  const NDArray a = NDArray::zeros({2}, dtype::int16);
  BOOST_CHECK_THROW((void)a.values<double>(), TypeError);
  BOOST_CHECK_THROW((void)a.item(2), IndexError);
  const std::byte three[3] = {};
  const std::size_t shape[] = {2};
  BOOST_CHECK_THROW((void)NDArray::from_bytes(shape, dtype::int16, three), ValueError);
}

BOOST_AUTO_TEST_CASE(is_equal_by_dtype_shape_and_elements) {
  BOOST_TEST((NDArray::from_values<double>({2}, {0.0, 1.0}) == NDArray::from_values<double>({2}, {-0.0, 1.0})));
  BOOST_TEST(!(NDArray::from_values<double>({1}, {std::nan("")}) == NDArray::from_values<double>({1}, {std::nan("")})));
  BOOST_TEST(!(NDArray::from_values<double>({1}, {1.0}) == NDArray::from_values<float>({1}, {1.0f})));
  BOOST_TEST(!(NDArray::zeros({2, 3}) == NDArray::zeros({3, 2})));
}

BOOST_AUTO_TEST_CASE(reads_big_endian_elements) {
  const std::byte bytes[] = {std::byte{1}, std::byte{2}};
  const std::size_t shape[] = {1};
  const NDArray a = NDArray::from_bytes(shape, dtype::parse(">i2").value(), bytes);
  BOOST_TEST((a.item(0) == Value(258)));
  BOOST_TEST(a.item(0).as_scalar().type().str() == "<i2");
}

BOOST_AUTO_TEST_CASE(aligns_its_elements) {
  for (std::size_t ndim = 0; ndim < 20; ++ndim) {
    const NDArray a = NDArray::zeros(std::vector<std::size_t>(ndim, 1));
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(a.data()) % alignof(std::max_align_t) == 0u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
