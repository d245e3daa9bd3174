// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/formats/lines.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>
#include <sipyco/pyon/encode.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <sstream>

using namespace sipyco;
using formats::line_assembler;
using formats::to_lines;

namespace {

std::vector<std::string> cut(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

Value joined(const std::vector<std::string>& lines) {
  line_assembler all;
  for (const auto& line : lines) BOOST_REQUIRE(all.add(line).has_value());
  return all.take();
}

std::string failure_of(const std::vector<std::string>& lines, const decode_limits& limits = {}) {
  line_assembler all(limits);
  for (const auto& line : lines)
    if (auto done = all.add(line); !done) return std::to_string(done.error().offset) + " " + done.error().message;
  return "";
}

const Value tree = Value::dict({{"ion.temp", Value::list({1, 1.25})},
                                {"t", Value::tuple({1, Value::tuple({Value()}), Value::tuple()})},
                                {"empty", Value::list()},
                                {"o", Value::ordered_dict(Value::dict({{"k", Value::set({1})}}).as_dict())},
                                {"rid", Value::dict({{1, "\u00e9\n"}, {Value::tuple({1, 2}), true}})}});

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_lines)

BOOST_AUTO_TEST_CASE(one_line_a_leaf_and_one_where_the_kind_would_be_lost) {
  BOOST_TEST(to_lines(tree) ==
             "[\"ion.temp\"][0] = 1\n"
             "[\"ion.temp\"][1] = 1.25\n"
             "[\"t\"] = ()\n"
             "[\"t\"][0] = 1\n"
             "[\"t\"][1] = ()\n"
             "[\"t\"][1][0] = null\n"
             "[\"t\"][2] = ()\n"
             "[\"empty\"] = []\n"
             "[\"o\"] = OrderedDict([])\n"
             "[\"o\"][\"k\"] = {1}\n"
             "[\"rid\"] = {}\n"
             "[\"rid\"][1] = \"\\u00e9\\n\"\n"
             "[\"rid\"][(1, 2)] = true\n");
  BOOST_TEST(to_lines(5) == "= 5\n");
  BOOST_TEST(to_lines(Value::list({5}), "x") == "x[0] = 5\n");
}

BOOST_AUTO_TEST_CASE(lines_become_the_value_again_in_any_order_that_sort_makes) {
  auto lines = cut(to_lines(tree));
  BOOST_TEST((joined(lines) == tree));
  std::ranges::sort(lines);
  BOOST_TEST((joined(lines) == tree));
}

BOOST_AUTO_TEST_CASE(what_v1_would_change_is_kept) {
  for (const Value& x :
       {Value::set(), Value(std::complex<double>(-0.0, 2)), Value::list({Value::set({Value::tuple()})}), Value(),
        Value::dict(), Value::tuple({Value::list()})}) {
    const Value back = joined(cut(to_lines(x)));
    BOOST_TEST(pyon::encode(back, pyon::v2) == pyon::encode(x, pyon::v2));
  }
}

BOOST_AUTO_TEST_CASE(some_of_the_lines_are_enough) {
  BOOST_TEST((joined({"d[\"a\"][2] = 1", "", "d[\"b\"] = 'x'\r"}) ==
              Value::dict({{"a", Value::list({Value(), Value(), 1})}, {"b", "x"}})));
  BOOST_TEST((joined({"[\"t\"] = ()", "[\"t\"][0] = 1", "[\"t\"] = 5"}) == Value::dict({{"t", 5}})));
  BOOST_TEST((joined({"[0] = ()", "[0][0] = 1", " = {}"}) == Value::dict()));
}

BOOST_AUTO_TEST_CASE(says_where_a_line_is_wrong) {
  BOOST_TEST(failure_of({"[\"a\"] 1"}) == "6 expected `=` after the path");
  BOOST_TEST(failure_of({"[\"a\" = 1"}) == "0 this `[` is not closed");
  BOOST_TEST(failure_of({"[0] = [1"}) == "6 this bracket is not closed");
  BOOST_TEST(failure_of({"[-1] = 1"}).starts_with("0 an item of a list"));
  BOOST_TEST(failure_of({"[0] = 1", "[0][\"x\"] = 1"}).starts_with("0 a line before"));
  BOOST_TEST(failure_of({"[1] = 1"}, {.max_elements = 3}) == "");
  BOOST_TEST(failure_of({"[2] = 1"}, {.max_elements = 3}).starts_with("0 items: more than 3"));
  BOOST_TEST(failure_of({"[99999999999999] = 1"}).starts_with("0 items: more than"));
}

BOOST_AUTO_TEST_CASE(the_receiver_can_end_it) {
  int count = 0;
  formats::write_lines(Value::list({1, 2, 3}), [&](std::string_view) { return ++count < 2; });
  BOOST_TEST(count == 2);
  Value deep = 1;
  for (std::size_t i = 0; i < max_value_depth; ++i) deep = Value::list({deep});
  BOOST_TEST(cut(to_lines(deep)).size() == 1U);
  BOOST_CHECK_THROW((void)to_lines(Value::list({deep})), LimitError);
}

BOOST_AUTO_TEST_SUITE_END()
