// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pyon/encode.hpp>

#include <sipyco/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace sipyco;

struct encoding {
  Value value;
  std::string v1, v2;
};

class stranger final : public Extension {
 public:
  [[nodiscard]] std::string_view type_name() const noexcept override { return "stranger"; }
};

std::string refusal(const Value& x, pyon::version version) {
  try {
    (void)pyon::encode(x, version);
    return "";
  } catch (const EncodeError& error) {
    return error.what();
  }
}

std::string str(std::string_view text) { return pyon::encode(Value(text), pyon::v1); }

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_encode)

BOOST_AUTO_TEST_CASE(writes_what_python_writes) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const std::vector<encoding> table{
      {Value(), "null", "null"},
      {true, "true", "true"},
      {-5, "-5", "-5"},
      {1e22, "1e+22", "1e+22"},
      {-0.0, "-0.0", "-0.0"},
      {std::nan(""), "nan", "NaN"},
      {-infinity, "-inf", "-Infinity"},
      {std::complex<double>(1, -9), "(1-9j)", R"({"__jsonclass__":["complex",[1.0,-9.0]]})"},
      {std::complex<double>(0, infinity), "infj", R"({"__jsonclass__":["complex",[0.0,Infinity]]})"},
      {Value::bytes(std::string_view("it's\0", 5)), R"(b"it's\x00")", R"({"__jsonclass__":["bytes",["aXQncwA="]]})"},
      {Value::tuple(), "()", R"({"__jsonclass__":["tuple",[[]]]})"},
      {Value::tuple({1}), "(1, )", R"({"__jsonclass__":["tuple",[[1]]]})"},
      {Value::tuple({1, "a"}), "(1, \"a\")", R"({"__jsonclass__":["tuple",[[1,"a"]]]})"},
      {Value::list({1, Value::list()}), "[1, []]", "[1,[]]"},
      {Value::set({1}), "{1}", R"({"__jsonclass__":["set",[[1]]]})"},
      {Value::set(), "{}", R"({"__jsonclass__":["set",[[]]]})"},
      {Value::dict({{"a", 1}, {"b", 2}}), R"({"a": 1, "b": 2})", R"({"a":1,"b":2})"},
      {Value::dict({{1, 2}, {"b", 3}}), R"({1: 2, "b": 3})", R"({"__jsonclass__":["dict",[[[1,2],["b",3]]]]})"},
      {Value::slice(1, Value(), "x"), "slice(1, None, 'x')", R"({"__jsonclass__":["slice",[1,null,"x"]]})"},
      {Value::fraction(6, 8), "Fraction(3, 4)", R"({"__jsonclass__":["Fraction",[3,4]]})"},
      {Value(NDArray::zeros({1, 0})), R"(nparray((1, 0), "<f8", b""))",
       R"({"__jsonclass__":["nparray",[[1,0],"<f8",""]]})"},
      {Value(NDArray::from_values<std::int8_t>({1}, {9})), R"(nparray((1, ), "|i1", b"CQ=="))",
       R"({"__jsonclass__":["nparray",[[1],"|i1","CQ=="]]})"},
      {Value(Scalar(std::int8_t{9})), R"(npscalar("|i1", b"CQ=="))",
       R"({"__jsonclass__":["npscalar",["|i1","CQ=="]]})"},
      {Value(Scalar(9.0)), R"(npscalar("<f8", b"AAAAAAAAIkA="))", "9.0"},
  };
  for (const auto& [value, v1, v2] : table) BOOST_TEST_CONTEXT(v1) {
      BOOST_TEST(pyon::encode(value, pyon::v1) == v1);
      BOOST_TEST(pyon::encode(value, pyon::v2) == v2);
    }
}

BOOST_AUTO_TEST_CASE(an_ordered_dict_keeps_its_type) {
  Dict entries;
  entries.set("a", 1);
  entries.set(2, Value::tuple());
  const Value x = Value::ordered_dict(entries);
  BOOST_TEST(pyon::encode(x, pyon::v1) == R"(OrderedDict([("a", 1), (2, ())]))");
  BOOST_TEST(pyon::encode(x, pyon::v2) ==
             R"({"__jsonclass__":["OrderedDict",[[["a",1],[2,{"__jsonclass__":["tuple",[[]]]}]]]]})");
  BOOST_TEST(pyon::encode(Value::ordered_dict(), pyon::v1) == "OrderedDict([])");
}

BOOST_AUTO_TEST_CASE(text_is_escaped_to_ascii) {
  BOOST_TEST(str("a\"\\\n\r\t\b\f/") == R"("a\"\\\n\r\t\b\f/")");
  BOOST_TEST(str(std::string_view("\0\x1f\x7f", 3)) == R"("\u0000\u001f\u007f")");
  BOOST_TEST(str("\u00e9\u4e2d\U0001f600") == R"("\u00e9\u4e2d\ud83d\ude00")");
  BOOST_TEST(str("\xed\xa0\xbd") == R"("\ud83d")");
}

BOOST_AUTO_TEST_CASE(escapes_may_stand_anywhere_in_a_text) {
  for (std::size_t size : {1U, 15U, 16U, 17U, 33U, 511U, 512U, 513U, 1024U, 5000U})
    for (std::size_t at = 0; at < size; at += size / 16 + 1) {
      std::string text(size, 'x');
      text.replace(at, 1, "\u4e2d");
      std::string expected(size, 'x');
      expected.replace(at, 1, "\\u4e2d");
      BOOST_TEST(str(text) == "\"" + expected + "\"");
    }
  std::string all, expected;
  for (int i = 0; i < 3000; ++i) {
    all += "\U0001f600";
    expected += "\\ud83d\\ude00";
  }
  BOOST_TEST(str(all) == "\"" + expected + "\"");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_encoded_is_named_with_its_path) {
  const Value alien = Value::make_extension<stranger>();
  const Value x = Value::dict({{"a", Value::list({1, Value::dict({{Value::tuple({1}), alien}})})}});
  const std::string v1 = refusal(x, pyon::v1), v2 = refusal(x, pyon::v2);
  BOOST_TEST(v1.starts_with(R"(["a"][1][(1,)]: `)"), v1);
  BOOST_TEST(v1.ends_with("(<class 'stranger'>) is not PYON serializable"), v1);
  BOOST_TEST(v2.starts_with(R"(["a"][1][(1,)]: `)"), v2);
  BOOST_TEST(v2.ends_with("Object of type `stranger` is not PYON encodable"), v2);
  BOOST_TEST(refusal(alien, pyon::v2).starts_with("`"));
}

BOOST_AUTO_TEST_CASE(a_dict_that_looks_like_a_typed_object_is_refused_in_v2) {
  const Value x = Value::list({Value::dict({{"a", 1}, {"__jsonclass__", 2}})});
  BOOST_TEST(refusal(x, pyon::v2).starts_with("[0]: "));
  BOOST_TEST(pyon::encode(x, pyon::v1) == R"([{"a": 1, "__jsonclass__": 2}])");
}

BOOST_AUTO_TEST_CASE(a_failure_leaves_the_text_as_it_was) {
  std::string out = "before ";
  const Value bad = Value::list({Value(std::string(10000, 'x')), Value::make_extension<stranger>()});
  for (const pyon::version version : {pyon::v1, pyon::v2}) {
    BOOST_CHECK_THROW(pyon::encode_to(out, bad, version), EncodeError);
    BOOST_TEST(out == "before ");
  }
  pyon::encode_to(out, 1, pyon::v1);
  BOOST_TEST(out == "before 1");
}

BOOST_AUTO_TEST_SUITE_END()
