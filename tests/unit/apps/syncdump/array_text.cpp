// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/array_text.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

using namespace sipyco;

namespace {

std::string simplified(std::string_view text) {
  return pyon::encode(syncdump::without_arrays(pyon::decode(text, pyon::v1)), pyon::v1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(syncdump_array_text)

BOOST_AUTO_TEST_CASE(tells_dtype_shape_and_range) {
  BOOST_TEST(syncdump::array_text(NDArray::zeros({4, 3})) == "float64[4,3] 0");
  BOOST_TEST(syncdump::array_text(NDArray::zeros({0})) == "float64[0]");
  BOOST_TEST(simplified(R"(nparray((2, ), "|i1", b"Af8="))") == R"("int8[2] -1 \u2026 1")");
  BOOST_TEST(simplified(R"(nparray((1, ), "|S1", b"YQ=="))") == R"("bytes8[1]")");
}

BOOST_AUTO_TEST_CASE(replaces_arrays_wherever_they_are) {
  constexpr std::string_view array = R"(nparray((), "|i1", b"AQ=="))", text = R"("int8[] 1")";
  const std::string before = R"({"a": [(1, @), {2: @}], "b": OrderedDict([(1, @)]), "c": {1}})";
  const auto with = [&](std::string_view by) {
    std::string out;
    for (const char c : before) c == '@' ? out += by : out += c;
    return out;
  };
  BOOST_TEST(simplified(with(array)) == with(text));
}

BOOST_AUTO_TEST_SUITE_END()
