// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base/decode_error.hpp>
#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/text/repr.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using namespace sipyco;
using pyon::v1, pyon::v2;

/// A class of an application.
class Point final : public Extension {
 public:
  Point(double x, Value label) : x_(x), label_(std::move(label)) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "Point"; }
  [[nodiscard]] double x() const { return x_; }
  [[nodiscard]] const Value& label() const { return label_; }

 private:
  double x_;
  Value label_;
};

void add_point(pyon::classes& known) {
  known.register_class<Point>(
      "Point",
      [](const Point& point) {
        return std::vector<Value>{point.x(), point.label()};
      },
      [](std::span<const Value> arguments) {
        if (arguments.size() != 2) throw TypeError("Point takes two arguments");
        return Value::make_extension<Point>(arguments[0].as<double>(), arguments[1]);
      });
}

std::string kept(const std::string& text) {
  const Value x = pyon::decode(text, v2, pyon::decode_options{.opaque = true});
  return pyon::encode(x, v2);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyon_classes)

BOOST_AUTO_TEST_CASE(registered_classes_go_both_ways) {
  pyon::classes known;
  add_point(known);
  const std::string text = R"([{"__jsonclass__":["Point",[1.5,{"__jsonclass__":["tuple",[["a",1]]]}]]}])";
  for (const bool opaque : {false, true}) {
    const Value x = pyon::decode(text, v2, pyon::decode_options{.opaque = opaque, .known = &known});
    const auto* const point = dynamic_cast<const Point*>(&x.items()[0].as_extension());
    BOOST_TEST_REQUIRE(point != nullptr);
    BOOST_TEST(point->x() == 1.5);
    BOOST_TEST((point->label() == Value::tuple({"a", 1})));
    BOOST_TEST(pyon::encode(x, v2, pyon::encode_options{.known = &known}) == text);
    BOOST_CHECK_THROW((void)pyon::encode(x, v2), EncodeError);
    BOOST_CHECK_THROW((void)pyon::encode(x, v1, pyon::encode_options{.known = &known}), EncodeError);
  }
}

BOOST_AUTO_TEST_CASE(wrong_arguments_are_refused_at_their_place) {
  pyon::classes known;
  add_point(known);
  const auto refused = [&](const std::string& text, bool opaque) {
    const auto x = pyon::try_decode(text, v2, pyon::decode_options{.opaque = opaque, .known = &known});
    return !x && x.error().offset <= text.size();
  };
  for (const std::string arguments : {"[1]", "[\"x\",2]", "\"xy\"", "{\"a\":1,\"b\":2}"}) {
    const std::string text = R"({"__jsonclass__":["Point",)" + arguments + "]}";
    BOOST_TEST(refused(text, false), text);
    BOOST_TEST(refused(text, true), text);
  }
}

BOOST_AUTO_TEST_CASE(names_and_types_are_registered_once) {
  pyon::classes known;
  add_point(known);
  BOOST_CHECK_THROW(add_point(known), ValueError);
  const auto encode = [](const Point&) { return std::vector<Value>(); };
  const auto decode = [](std::span<const Value>) { return Value(); };
  BOOST_CHECK_THROW(known.register_class<Point>("Other", encode, decode), ValueError);
  known.deregister("Point");
  BOOST_CHECK_THROW(known.deregister("Point"), ValueError);
  for (const char* const own : {"tuple", "nparray", "Fraction"})
    BOOST_CHECK_THROW(known.register_class<Point>(own, encode, decode), ValueError);
  add_point(known);
}

BOOST_AUTO_TEST_CASE(unknown_hints_are_carried_through) {
  for (const std::string text :
       {R"({"__jsonclass__":["Foo",[]]})", R"([{"__jsonclass__":["Foo",[1,"a"]]},2])",
        R"({"__jsonclass__":["Foo","text"]})", R"({"__jsonclass__":["Foo",{"a":1}]})",
        R"({"__jsonclass__":["Foo",null]})",
        R"({"__jsonclass__":["Foo",[{"__jsonclass__":["Bar",[{"__jsonclass__":["tuple",[[1]]]}]]}]]})",
        R"({"a":{"__jsonclass__":["",[[1],{"b":[]}]]}})",
        R"({"__jsonclass__":["dict",[[[1,{"__jsonclass__":["Foo",[]]}]]]]})"})
    BOOST_TEST(kept(text) == text);
}

BOOST_AUTO_TEST_CASE(what_is_no_hint_is_refused_all_the_same) {
  for (const std::string text :
       {R"({"__jsonclass__":["Foo"]})", R"({"__jsonclass__":["Foo",[],1]})", R"({"__jsonclass__":[1,[]]})",
        R"({"__jsonclass__":"Foo"})", R"({"__jsonclass__":[]})", R"({"__jsonclass__":["slice",{"a":1}]})",
        R"({"__jsonclass__":["set",[[{"__jsonclass__":["Foo",[]]}]]]})"})
    BOOST_TEST_CONTEXT(text) BOOST_CHECK_THROW((void)kept(text), DecodeError);
  BOOST_CHECK_THROW((void)pyon::decode(R"({"__jsonclass__":["Foo",[]]})"), DecodeError);
}

BOOST_AUTO_TEST_CASE(opaque_objects_are_shown_and_compared) {
  const auto read = [](const char* text) { return pyon::decode(text, pyon::decode_options{.opaque = true}); };
  const Value x = read(R"({"__jsonclass__":["Foo",[1,"a"]]})");
  BOOST_TEST(text::repr(x) == "Foo(1, 'a')");
  BOOST_TEST(text::repr(read(R"({"__jsonclass__":["Foo","a"]})")) == "Foo('a')");
  BOOST_TEST((x == read(R"({"__jsonclass__":["Foo",[1.0,"a"]]})")));
  BOOST_TEST(!(x == read(R"({"__jsonclass__":["Foo",[2,"a"]]})")));
  BOOST_TEST(!(x == read(R"({"__jsonclass__":["Bar",[1,"a"]]})")));
}

BOOST_AUTO_TEST_SUITE_END()
