// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/metrics.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/pyon/decode.hpp>

using namespace sipyco;

namespace {

constexpr std::string_view structure =
    R"({"a b": (True, 1.5, {"unit": "V", 7: [-2]}), "big": 100000000000000000000, "text": "1", "none": None, )"
    R"("array": nparray((1, ), "|i1", b"AQ=="), "scalar": npscalar("|i1", b"CQ=="), "nan": nan, "inf": -inf})";

Value decoded(std::string_view text) { return pyon::decode(text, pyon::v1); }

}  // namespace

BOOST_AUTO_TEST_SUITE(syncdump_metrics)

BOOST_AUTO_TEST_CASE(writes_the_finite_numbers_for_influx) {
  const std::chrono::system_clock::time_point time{std::chrono::seconds(5)};
  BOOST_TEST(syncdump::to_influx(decoded(structure), "my data", time) ==
             "my\\ data,path=[\"a\\ b\"][0] value=1 5000000000\n"
             "my\\ data,path=[\"a\\ b\"][1] value=1.5 5000000000\n"
             "my\\ data,path=[\"a\\ b\"][2][7][0] value=-2 5000000000\n"
             "my\\ data,path=[\"big\"] value=1e+20 5000000000\n"
             "my\\ data,path=[\"scalar\"] value=9 5000000000\n");
  BOOST_TEST(syncdump::to_influx(decoded("[1]"), "d", time, "[\"x\"]") == "d,path=[\"x\"][0] value=1 5000000000\n");
  BOOST_TEST(syncdump::to_influx(decoded("1"), "d", time) == "d value=1 5000000000\n");
}

BOOST_AUTO_TEST_CASE(writes_the_numbers_for_prometheus) {
  BOOST_TEST(syncdump::to_prometheus(decoded(structure), "my-data") ==
             "# TYPE sipyco_my_data gauge\n"
             "sipyco_my_data{path=\"[\\\"a b\\\"][0]\"} 1\n"
             "sipyco_my_data{path=\"[\\\"a b\\\"][1]\"} 1.5\n"
             "sipyco_my_data{path=\"[\\\"a b\\\"][2][7][0]\"} -2\n"
             "sipyco_my_data{path=\"[\\\"big\\\"]\"} 1e+20\n"
             "sipyco_my_data{path=\"[\\\"scalar\\\"]\"} 9\n"
             "sipyco_my_data{path=\"[\\\"nan\\\"]\"} NaN\n"
             "sipyco_my_data{path=\"[\\\"inf\\\"]\"} -Inf\n");
  BOOST_TEST(syncdump::to_prometheus(decoded(R"({"a\n\\": 1})"), "d") ==
             "# TYPE sipyco_d gauge\nsipyco_d{path=\"[\\\"a\\\\n\\\\\\\\\\\"]\"} 1\n");
}

BOOST_AUTO_TEST_SUITE_END()
