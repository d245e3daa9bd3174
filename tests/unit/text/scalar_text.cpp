// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/text/repr.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace sipyco;
using namespace std::string_view_literals;

namespace {

Scalar make(std::string_view type, std::string_view octets) {
  return Scalar(dtype::parse(type).value(), std::as_bytes(std::span(octets)));
}

Scalar ticks(std::string_view type, std::int64_t x) {
  return Scalar(dtype::parse(type).value(), std::as_bytes(std::span(&x, 1)));
}

struct row {
  Scalar x;
  std::string_view first;   // NumPy 1's repr
  std::string_view second;  // NumPy 2's
  std::string_view str;
};

const row rows[] = {
    {Scalar(true), "True", "np.True_", "True"},
    {Scalar(std::int32_t{5}), "5", "np.int32(5)", "5"},
    {Scalar(std::uint64_t{UINT64_MAX}), "18446744073709551615", "np.uint64(18446744073709551615)",
     "18446744073709551615"},
    {make("<f2", "\x66\x2e"), "0.1", "np.float16(0.1)", "0.1"},
    {Scalar(0.1F), "0.1", "np.float32(0.1)", "0.1"},
    {Scalar(16777216.0F), "16777216.0", "np.float32(16777216.0)", "16777216.0"},
    {Scalar(1e22), "1e+22", "np.float64(1e+22)", "1e+22"},
    {Scalar(1.1L), "1.1", "np.longdouble('1.1')", "1.1"},
    {Scalar(std::complex<float>(1, 2)), "(1+2j)", "np.complex64(1+2j)", "(1+2j)"},
    {Scalar(std::complex<float>(0, 2)), "2j", "np.complex64(2j)", "2j"},
    {Scalar(std::complex<double>(1, -std::numeric_limits<double>::infinity())), "(1-infj)", "np.complex128(1-infj)",
     "(1-infj)"},
    {make("<U3", "a\0\0\0'\0\0\0\0\0\0\0"sv), "\"a'\"", "np.str_(\"a'\")", "a'"},
    {make("|S3", "a\xff\0"sv), "b'a\\xff'", "np.bytes_(b'a\\xff')", "b'a\\xff'"},
    {make("|V2", "a\xff"), "void(b'\\x61\\xFF')", "np.void(b'\\x61\\xFF')", "b'\\x61\\xFF'"},
    {ticks("<M8[s]", 5), "numpy.datetime64('1970-01-01T00:00:05')", "np.datetime64('1970-01-01T00:00:05')",
     "1970-01-01T00:00:05"},
    {ticks("<M8[25s]", 5), "numpy.datetime64('1970-01-01T00:02:05','25s')",
     "np.datetime64('1970-01-01T00:02:05','25s')", "1970-01-01T00:02:05"},
    {ticks("<M8[h]", 5), "numpy.datetime64('1970-01-01T05','h')", "np.datetime64('1970-01-01T05','h')",
     "1970-01-01T05"},
    {ticks("<M8[s]", INT64_MIN), "numpy.datetime64('NaT')", "np.datetime64('NaT')", "NaT"},
    {ticks("<m8[s]", 5), "numpy.timedelta64(5,'s')", "np.timedelta64(5,'s')", "5 seconds"},
    {ticks("<m8[25us]", 5), "numpy.timedelta64(5,'25us')", "np.timedelta64(5,'25us')", "125 microseconds"},
    {ticks("<m8", 5), "numpy.timedelta64(5)", "np.timedelta64(5)", "5 generic time units"},
    {ticks("<m8[s]", INT64_MIN), "numpy.timedelta64('NaT','s')", "np.timedelta64('NaT','s')", "NaT"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_scalar_text)

BOOST_AUTO_TEST_CASE(prints_as_numpy_1) {
  for (const auto& r : rows) BOOST_TEST(text::repr(r.x) == r.first);
}

BOOST_AUTO_TEST_CASE(prints_as_numpy_2_on_request) {
  text::print_options options;
  options.numpy_version = 2;
  for (const auto& r : rows) BOOST_TEST(text::repr(r.x, options) == r.second);
}

BOOST_AUTO_TEST_CASE(has_a_plain_text) {
  for (const auto& r : rows) BOOST_TEST(text::str(r.x) == r.str);
}

BOOST_AUTO_TEST_SUITE_END()
