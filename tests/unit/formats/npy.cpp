// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/npy.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/value/value.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace std::string_literals;
using formats::try_read_npy;

namespace {

std::string file(int version, const std::string& header, std::string_view data) {
  std::string out = "\x93NUMPY" + std::string{static_cast<char>(version), '\0'};
  const std::size_t bytes = version == 1 ? 2 : 4;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(header.size() >> 8 * i & 0xff);
  return out + header + std::string(data);
}

std::string header(const std::string& descr, const std::string& shape, bool fortran = false) {
  return "{'descr': " + descr + ", 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape + ", }\n";
}

std::string failure_of(const std::string& bytes, const decode_limits& limits = {}) {
  const auto x = try_read_npy(bytes, limits);
  return x ? "" : x.error().message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_npy)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
  for (const NDArray& x : {NDArray::from_values<std::int64_t>({2, 3}, {1, 2, 3, 4, 5, 6}), NDArray::zeros({}),
                           NDArray::zeros({0, 5}), NDArray::from_values<std::complex<double>>({1}, {{1, 2}})}) {
    const std::string bytes = formats::write_npy(x);
    BOOST_TEST((bytes.size() - x.nbytes()) % 64 == 0U);
    BOOST_TEST(formats::is_npy(bytes));
    BOOST_TEST((formats::read_npy(bytes) == x));
  }
}

BOOST_AUTO_TEST_CASE(every_version_and_both_orders_are_read) {
  const NDArray expected = NDArray::from_values<std::int8_t>({2, 3}, {1, 2, 3, 4, 5, 6});
  for (const int version : {1, 2, 3}) {
    BOOST_TEST((formats::read_npy(file(version, header("'|i1'", "(2, 3)"), "\1\2\3\4\5\6")) == expected));
    BOOST_TEST((formats::read_npy(file(version, header("'|i1'", "(2, 3)", true), "\1\4\2\5\3\6")) == expected));
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_it_cannot_hold_and_says_why) {
  BOOST_TEST(failure_of(file(1, header("[('a', '<i4')]", "(1,)"), "1234")).find("structured dtypes") !=
             std::string::npos);
  BOOST_TEST(failure_of(file(1, header("'|O'", "(1,)"), "12345678")).find("Python objects") != std::string::npos);
  BOOST_TEST(failure_of(file(4, header("'|i1'", "()"), "1")).find("version 4 is unknown") != std::string::npos);
  BOOST_TEST(failure_of("hello").find("does not begin with") != std::string::npos);
  BOOST_TEST(failure_of(file(1, "{'descr': '<f8'}", "")).find("no shape") != std::string::npos);
  BOOST_TEST(failure_of(file(1, "5", "")).find("no dict") != std::string::npos);
  BOOST_TEST(failure_of(file(1, header("'<q9'", "()"), "")).find("dtype `<q9`") != std::string::npos);
  BOOST_TEST(failure_of(file(1, header("'|i1'", "(-1,)"), "")).find("no tuple of lengths") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(data_of_another_size_is_refused_at_every_length) {
  const std::string whole = file(1, header("'<i4'", "(2,)"), "12345678");
  BOOST_TEST(failure_of(whole) == "");
  for (std::size_t size = 0; size < whole.size(); ++size) BOOST_TEST(failure_of(whole.substr(0, size)) != "");
  BOOST_TEST(failure_of(whole + "x").find("promises 8 bytes of data, it has 9") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_shape_meets_its_limits_before_memory_is_taken) {
  const std::string four = file(1, header("'|i1'", "(4,)"), "1234");
  BOOST_TEST(failure_of(four, {.max_array_bytes = 4}) == "");
  BOOST_TEST(failure_of(four, {.max_array_bytes = 3}) != "");
  BOOST_TEST(failure_of(file(1, header("'<f8'", "(4611686018427387904, 4611686018427387904)"), "")) != "");
  BOOST_TEST(failure_of(file(2, std::string(70000, ' '), "")).find("header has more than") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
