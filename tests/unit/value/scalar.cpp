// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/scalar.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/value/value.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>

using namespace sipyco;

namespace {

Scalar make(std::string_view type, std::string_view octets) {
  return Scalar(dtype::parse(type).value(), std::as_bytes(std::span(octets)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_scalar)

BOOST_AUTO_TEST_CASE(survives_the_way_through_a_value) {
  using namespace std::string_view_literals;
  const std::pair<std::string_view, std::string_view> rows[] = {{"|b1", "\1"sv},
                                                                {"|i1", "\t"sv},
                                                                {"<u8", "\377\377\377\377\377\377\377\377"sv},
                                                                {"<f2", "\0\x3c"sv},
                                                                {"<M8[25us]", "\1\0\0\0\0\0\0\0"sv},
                                                                {"<m8", "\2\0\0\0\0\0\0\0"sv},
                                                                {"<M8[70000s]", "\1\0\0\0\0\0\0\0"sv},
                                                                {"|S3", "ab\0"sv},
                                                                {"<U1", "a\0\0\0"sv},
                                                                {"<U5", "a\0\0\0b\0\0\0c\0\0\0d\0\0\0e\0\0\0"sv},
                                                                {"|V4", "\0\1\0\0"sv},
                                                                {"<c16", "0123456789abcdef"sv},
                                                                {"<c32", "0123456789abcdef0123456789abcdef"sv}};
  for (const auto& [type, octets] : rows) BOOST_TEST_CONTEXT(type) {
      const Value v(make(type, octets));
      const Value copy = v;
      const Scalar back = copy.as_scalar();
      BOOST_TEST(back.type().str() == type);
      BOOST_TEST(std::ranges::equal(back.bytes(), std::as_bytes(std::span(octets))));
    }
}

BOOST_AUTO_TEST_CASE(is_kept_in_little_endian_order) {
  BOOST_TEST(make(">i2", "\1\2").type().str() == "<i2");
  BOOST_TEST((make(">i2", "\1\2").item() == Value(258)));
}

BOOST_AUTO_TEST_CASE(becomes_the_nearest_python_object) {
  using namespace std::string_view_literals;
  BOOST_TEST((Value(Scalar(std::int8_t{-3})).as_scalar().item() == Value(-3)));
  BOOST_TEST((make("<u8", "\377\377\377\377\377\377\377\377").item() == Value(UINT64_MAX)));
  BOOST_TEST((make("<f2", "\0\x3c"sv).item() == Value(1.0)));
  BOOST_TEST((make("|S3", "ab\0"sv).item() == Value::bytes("ab")));
  BOOST_TEST((make("<U2", "\xe9\0\0\0\0\0\0\0"sv).item() == Value("\xc3\xa9")));
  BOOST_TEST(make("|b1", "\1").type_name() == "bool_");
  BOOST_TEST(make("<f2", "\0\x3c"sv).type_name() == "float16");
}

BOOST_AUTO_TEST_CASE(refuses_the_wrong_number_of_bytes) { BOOST_CHECK_THROW((void)make("<i4", "abc"), ValueError); }

BOOST_AUTO_TEST_SUITE_END()
