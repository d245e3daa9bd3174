// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/text/repr.hpp>

#include <boost/test/unit_test.hpp>

#include <numeric>
#include <vector>

using namespace sipyco;
using namespace std::string_view_literals;

namespace {

template <class T = std::int64_t>
NDArray counting(std::vector<std::size_t> shape, T factor = 1) {
  std::size_t size = 1;
  for (const auto length : shape) size *= length;
  std::vector<T> values(size);
  T next{};
  for (auto& value : values) {
    value = next * factor;
    next += T(1);
  }
  return NDArray::from_values<T>(shape, std::span<const T>(values));
}

NDArray of_octets(std::string_view type, std::vector<std::size_t> shape, std::string_view octets) {
  return NDArray::from_bytes(shape, dtype::parse(type).value(), std::as_bytes(std::span(octets)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_array_text)

BOOST_AUTO_TEST_CASE(nests_brackets) {
  BOOST_TEST(text::repr(counting({2, 2})) == "array([[0, 1],\n       [2, 3]])");
  BOOST_TEST(text::repr(counting({2, 2, 2})) ==
             "array([[[0, 1],\n        [2, 3]],\n\n       [[4, 5],\n        [6, 7]]])");
  BOOST_TEST(text::str(counting({2, 2, 2})) == "[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]");
}

BOOST_AUTO_TEST_CASE(breaks_lines_at_75_characters) {
  BOOST_TEST(text::repr(counting({30})) ==
             "array([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16,\n"
             "       17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29])");
  BOOST_TEST(text::str(counting({30})) ==
             "[ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23\n"
             " 24 25 26 27 28 29]");
  text::print_options narrow;
  narrow.line_width = 1;
  BOOST_TEST(text::repr(counting({2}), narrow) == "array([0,\n       1])");
}

BOOST_AUTO_TEST_CASE(summarises_over_1000_elements) {
  BOOST_TEST(text::repr(counting({1001})) == "array([   0,    1,    2, ...,  998,  999, 1000])");
  BOOST_TEST(text::str(counting({40, 50})) ==
             "[[   0    1    2 ...   47   48   49]\n [  50   51   52 ...   97   98   99]\n"
             " [ 100  101  102 ...  147  148  149]\n ...\n [1850 1851 1852 ... 1897 1898 1899]\n"
             " [1900 1901 1902 ... 1947 1948 1949]\n [1950 1951 1952 ... 1997 1998 1999]]");
  text::print_options full;
  full.threshold = SIZE_MAX;
  BOOST_TEST(text::repr(counting({1001}), full).find("...") == std::string::npos);
  BOOST_TEST(text::repr(counting({1001}), full).find(" 500,") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(shows_the_dtype_unless_it_is_implied) {
  BOOST_TEST(text::repr(counting<double>({3}, 1.5)) == "array([0. , 1.5, 3. ])");
  BOOST_TEST(text::repr(counting<std::int32_t>({2})) == "array([0, 1], dtype=int32)");
  BOOST_TEST(text::repr(counting<float>({2})) == "array([0., 1.], dtype=float32)");
  BOOST_TEST(text::repr(counting<long double>({2})) == "array([0., 1.], dtype=float128)");
  BOOST_TEST(text::repr(counting<std::complex<double>>({2})) == "array([0.+0.j, 1.+0.j])");
  BOOST_TEST(text::repr(of_octets("|b1", {2}, "\1\0"sv)) == "array([ True, False])");
  BOOST_TEST(text::repr(of_octets(">i8", {1}, "\0\0\0\0\0\0\0\5"sv)) == "array([5])");
  BOOST_TEST(text::repr(of_octets(">i2", {1}, "\1\0"sv)) == "array([256], dtype=int16)");
  BOOST_TEST(text::repr(of_octets("|S2", {2}, "a\0bc"sv)) == "array([b'a', b'bc'], dtype='|S2')");
  BOOST_TEST(text::repr(of_octets(">U1", {1}, "\0\0\0a"sv)) == "array(['a'], dtype='>U1')");
  BOOST_TEST(text::repr(of_octets("|V2", {1}, "a\xff"sv)) == "array([b'\\x61\\xFF'], dtype='|V2')");
}

BOOST_AUTO_TEST_CASE(puts_a_dtype_that_does_not_fit_on_a_line_of_its_own) {
  BOOST_TEST(text::repr(NDArray::zeros({3}, dtype::parse("M8[s]").value())) ==
             "array(['1970-01-01T00:00:00', '1970-01-01T00:00:00',\n       '1970-01-01T00:00:00'], "
             "dtype='datetime64[s]')");
  BOOST_TEST(text::repr(NDArray::zeros({2}, dtype::parse("M8[25us]").value())) ==
             "array(['1970-01-01T00:00:00.000000', '1970-01-01T00:00:00.000000'],\n      dtype='datetime64[25us]')");
}

BOOST_AUTO_TEST_CASE(aligns_times_with_not_a_time) {
  const std::int64_t ticks[] = {1, INT64_MIN};
  const auto times = [&](std::string_view type) {
    return NDArray::from_bytes(std::vector<std::size_t>{2}, dtype::parse(type).value(),
                               std::as_bytes(std::span(ticks)));
  };
  BOOST_TEST(text::repr(times("<m8[s]")) == "array([    1, 'NaT'], dtype='timedelta64[s]')");
  BOOST_TEST(text::repr(times("<m8")) == "array([    1, 'NaT'], dtype=timedelta64)");
  BOOST_TEST(text::repr(times("<M8[D]")) == "array(['1970-01-02',        'NaT'], dtype='datetime64[D]')");
}

BOOST_AUTO_TEST_CASE(prints_zero_dimensions_and_no_elements) {
  BOOST_TEST(text::repr(counting({})) == "array(0)");
  BOOST_TEST(text::str(counting({})) == "0");
  BOOST_TEST(text::repr(of_octets("|b1", {}, "\1"sv)) == "array(True)");
  BOOST_TEST(text::repr(of_octets("|S3", {}, "abc"sv)) == "array(b'abc', dtype='|S3')");
  BOOST_TEST(text::str(of_octets("<U1", {}, "a\0\0\0"sv)) == "a");
  BOOST_TEST(text::repr(counting({0})) == "array([], dtype=int64)");
  BOOST_TEST(text::repr(NDArray::zeros({0, 3})) == "array([], shape=(0, 3), dtype=float64)");
  BOOST_TEST(text::str(NDArray::zeros({0, 3})) == "[]");
}

BOOST_AUTO_TEST_CASE(prints_up_to_32_axes) {
  BOOST_TEST(text::str(counting(std::vector<std::size_t>(32, 1))) == std::string(32, '[').append("0").append(32, ']'));
}

BOOST_AUTO_TEST_SUITE_END()
