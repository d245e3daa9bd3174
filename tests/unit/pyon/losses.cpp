// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using namespace sipyco;
using pyon::v1, pyon::v2;

std::string report(std::string_view text, pyon::version to, const pyon::encode_options& options = {}) {
  std::string out;
  for (const pyon::loss& one : pyon::losses(pyon::decode(text, pyon::decode_options{.opaque = true}), to, options))
    out += one.path + ": " + one.what + (one.fatal ? "!" : "") + "\n";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_losses)

BOOST_AUTO_TEST_CASE(most_values_lose_nothing) {
  const char* const text =
      "{1: (2, [b'x', None, 1.5]), 'a': OrderedDict([(1, {2})]), 'n': npscalar('|b1', b'AQ=='), 's': slice(1, 2), 'c': "
      "1j, "
      "'f': Fraction(1, 2), 'y': nparray((1, ), '<f8', b'AAAAAAAAAAA=')}";
  BOOST_TEST(report(text, v1) == "");
  BOOST_TEST(report(text, v2) == "");
}

BOOST_AUTO_TEST_CASE(version_one_has_no_empty_set_and_no_signs_of_complex_zeros) {
  BOOST_TEST(report(R"({"a":[1,{"__jsonclass__":["set",[[]]]}]})", v1) ==
             "[\"a\"][1]: an empty set becomes an empty dict\n");
  BOOST_TEST(report(R"([{"__jsonclass__":["complex",[-0.0,1.0]]}])", v1) ==
             "[0]: a complex loses the sign of its zeros\n");
  BOOST_TEST(report(R"({"__jsonclass__":["complex",[1.0,NaN]]})", v1) == ": Python does not read infj and nanj\n");
  BOOST_TEST(report(R"({"__jsonclass__":["complex",[-0.0,NaN]]})", v2) == "");
}

BOOST_AUTO_TEST_CASE(version_one_writes_slices_as_repr) {
  for (const std::string part : {R"({"__jsonclass__":["set",[[]]]})", R"({"__jsonclass__":["Foo",[]]})",
                                 R"([{"__jsonclass__":["nparray",[[],"|u1","AA=="]]}])",
                                 R"({"__jsonclass__":["npscalar",["<M8[s]","AAAAAAAAAAA="]]})"}) {
    const std::string text = R"({"__jsonclass__":["slice",[null,)" + part + ",null]]}";
    BOOST_TEST(report(text, v1).ends_with(": a slice of such parts cannot be encoded!\n"), text);
    const Value x = pyon::decode(text, pyon::decode_options{.opaque = true});
    BOOST_CHECK_THROW((void)pyon::encode(x, v1), EncodeError);
    BOOST_TEST(report(text, v2) == "");
  }
  BOOST_TEST(report("slice(None, npscalar('|i1', b'AQ=='), {1: [(2, {3})]})", v1) ==
             ": a NumPy scalar in a slice becomes a plain one\n");
}

BOOST_AUTO_TEST_CASE(version_two_has_no_dict_with_its_own_key) {
  BOOST_TEST(report("[{1: {'__jsonclass__': 2}}]", v2) ==
             "[0][1]: a dict with the key \"__jsonclass__\" cannot be encoded!\n");
  BOOST_TEST(report("OrderedDict([('__jsonclass__', 2)])", v2) == "");
}

BOOST_AUTO_TEST_CASE(version_two_drops_the_types_of_two_numpy_scalars_unless_told) {
  const char* const text = "{npscalar('<f8', b'AAAAAAAAAAA='): npscalar('<U1', b'QQAAAA==')}";
  BOOST_TEST(report(text, v2) == ": a numpy.float64 becomes a float\n[0.0]: a numpy.str_ becomes a str\n");
  BOOST_TEST(report(text, v2, {.keep_types = true}) == "");
  BOOST_TEST(report(text, v1) == "");
}

BOOST_AUTO_TEST_CASE(unknown_classes_are_of_version_two) {
  const char* const text =
      R"({"x":{"__jsonclass__":["Foo",[{"a":{"__jsonclass__":["npscalar",["<f8","AAAAAAAAAAA="]]}}]]}})";
  BOOST_TEST(report(text, v1) == "[\"x\"]: an object of class 'Foo' cannot be encoded!\n");
  BOOST_TEST(report(text, v2).starts_with("[\"x\"]"));
  BOOST_TEST(report(text, v2, {.keep_types = true}) == "");
}

BOOST_AUTO_TEST_CASE(the_report_has_an_end) {
  const Value many = pyon::decode("[" + [] {
    std::string out;
    for (int i = 0; i < 200; ++i) out += "{'__jsonclass__': 1}, ";
    return out;
  }() + "]");
  BOOST_TEST(pyon::losses(many, v2).size() == 100U);
  BOOST_TEST(pyon::losses(many, v2, {}, 3).size() == 3U);
  Value deep;
  for (std::size_t i = 0; i < max_value_depth; ++i) deep = Value::list({deep});
  BOOST_TEST(pyon::losses(deep, v1).empty());
  BOOST_CHECK_THROW((void)pyon::losses(Value::list({deep}), v1), LimitError);
}

BOOST_AUTO_TEST_SUITE_END()
