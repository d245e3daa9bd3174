// SPDX-License-Identifier: LGPL-3.0-or-later
// Texts that are made to cost more than they are worth.
#include <sipyco/pyon.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

using namespace sipyco;

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

bool is_refused(const std::string& text, pyon::version version, const decode_limits& limits = {}) {
  const auto x = pyon::try_decode(text, version, limits);
  return !x && x.error().offset != failure::no_offset && x.error().offset <= text.size();
}

constexpr std::size_t million = 1'000'000;

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_hostile, *boost::unit_test::timeout(240))

BOOST_AUTO_TEST_CASE(a_million_open_brackets_are_refused) {
  for (const std::string_view bracket : {"[", "(", "{", "(((1+", "-(", "{1:", "slice(", "[(", "OrderedDict(["})
    BOOST_TEST(is_refused(repeated(bracket, million), pyon::v1), bracket);
  for (const std::string_view bracket : {"[", "{\"\":", R"({"__jsonclass__":["tuple",[)"})
    BOOST_TEST(is_refused(repeated(bracket, million), pyon::v2), bracket);
}

BOOST_AUTO_TEST_CASE(depth_without_a_limit_takes_memory_and_no_stack) {
  const decode_limits limits{.max_depth = 2 * million};
  BOOST_TEST(pyon::try_decode(repeated("[", million) + repeated("]", million), pyon::v1, limits).has_value());
  BOOST_TEST(pyon::try_decode(repeated("(", million) + "1" + repeated(")", million), pyon::v1, limits).has_value());
  BOOST_TEST(pyon::try_decode(repeated("(", million) + "1" + repeated(",)", million), pyon::v1, limits).has_value());
  BOOST_TEST(pyon::try_decode(repeated("[", million) + repeated("]", million), pyon::v2, limits).has_value());
  BOOST_TEST(is_refused(repeated("(", million), pyon::v1, limits));
  BOOST_TEST(is_refused(repeated("{", million), pyon::v1, limits));
}

BOOST_AUTO_TEST_CASE(long_runs_of_operators_are_read_once) {
  BOOST_TEST(pyon::try_decode(repeated("-", million) + "1", pyon::v1).has_value());
  BOOST_TEST(pyon::try_decode(repeated("1+", million) + "1", pyon::v1).has_value());
  BOOST_TEST(is_refused(repeated("9999999999*", million) + "1", pyon::v1));
}

BOOST_AUTO_TEST_CASE(integers_of_a_million_digits_are_refused) {
  const std::string digits(million, '7');
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    BOOST_TEST(is_refused(digits, version));
    BOOST_TEST(is_refused("-" + digits, version));
    BOOST_TEST(is_refused("[1, " + digits + "]", version));
  }
  BOOST_TEST(is_refused("0x" + digits, pyon::v1));
  BOOST_TEST(is_refused(repeated("1_", million) + "1", pyon::v1));
  BOOST_TEST(pyon::try_decode("0." + digits, pyon::v1).has_value());
  BOOST_TEST(pyon::try_decode("0." + digits, pyon::v2).has_value());
}

BOOST_AUTO_TEST_CASE(shapes_that_are_none_are_refused) {
  for (const std::string_view arguments :
       {"(), (2, ), '<i2', b'AAAAAA=='", "(2, ), (2, ), '<i2', b'AAAAAA=='", "{2}, '<i2', b'AAAAAA=='",
        "{2: 1}, '<i2', b'AAAAAA=='", "[2, [1]], '<i2', b'AAAAAA=='", "(2.0, ), '<i2', b'AAAAAA=='",
        "(-2, ), '<i2', b'AAAAAA=='", "(2, ), '<i2', b'AAAAAA==', 1", "(2, ), b'AAAAAA=='", "'<i2', b'AAAAAA=='",
        "None, '<i2', b'AAAAAA=='", "(2, ), '<i2'", "(2, ), 2, b'AAAAAA=='", ""})
    BOOST_TEST(is_refused("[nparray(" + std::string(arguments) + ")]", pyon::v1), arguments);
  BOOST_TEST(is_refused("nparray((" + repeated("1, ", 5000) + "), '|u1', b'AA==')", pyon::v1));
  BOOST_TEST(is_refused(
      R"({"__jsonclass__":["nparray",[{"__jsonclass__":["tuple",[[)" + repeated("1, ", 40) + R"(1]]]},"|u1","AA=="]]})",
      pyon::v2));
}

BOOST_AUTO_TEST_CASE(shapes_that_overflow_are_refused) {
  for (const std::string shape : {"4294967296, 4294967296", "9223372036854775807, 8", "4294967296, 4294967296, 0",
                                  "18446744073709551616, ", "-1, ", "1000000000000, "}) {
    BOOST_TEST(is_refused("nparray((" + shape + "), '<f8', b'')", pyon::v1), shape);
  }
  BOOST_TEST(is_refused("nparray((" + repeated("1, ", 33) + "), '|u1', b'AA==')", pyon::v1));
  BOOST_TEST(is_refused("nparray((1000000000000, ), '<U0', b'')", pyon::v1));
  BOOST_TEST(is_refused(R"({"__jsonclass__":["nparray",[[1000000000000],"|V0",""]]})", pyon::v2));
}

BOOST_AUTO_TEST_CASE(a_long_token_in_many_pieces_costs_what_its_bytes_do) {
  const auto feed_bytes = [](pyon::decoder& decoder, const std::string& text) {
    bool good = true;
    for (const char& c : text) good = good && decoder.feed({&c, 1}, false).has_value();
    return good;
  };
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    for (const std::string_view part : {"a", "\\n", "\xc3\xa9", "\\\\"}) {
      pyon::decoder decoder(version);
      BOOST_TEST(feed_bytes(decoder, "[\"" + repeated(part, million) + "\""));
      BOOST_TEST_REQUIRE(decoder.feed("]", true).has_value());
      BOOST_TEST(decoder.take().items()[0].size() == million);
    }
    pyon::decoder decoder(version);
    BOOST_TEST(feed_bytes(decoder, "0." + std::string(million, '7')));
    BOOST_TEST(decoder.feed("e-1", true).has_value());
  }
}

BOOST_AUTO_TEST_CASE(a_long_name_is_refused_before_it_ends) {
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    pyon::decoder decoder(version);
    bool refused = false;
    for (std::size_t i = 0; i < 100 && !refused; ++i) refused = !decoder.feed("x", false).has_value();
    BOOST_TEST(refused);
  }
}

BOOST_AUTO_TEST_CASE(many_equal_keys_are_one) {
  const auto v1 = pyon::try_decode("{" + repeated("1: 2, ", million / 4) + "}", pyon::v1);
  BOOST_TEST_REQUIRE(v1.has_value());
  BOOST_TEST(v1->size() == 1U);
  const auto set = pyon::try_decode("{" + repeated("1, 1.0, ", million / 4) + "}", pyon::v1);
  BOOST_TEST_REQUIRE(set.has_value());
  BOOST_TEST(set->size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
