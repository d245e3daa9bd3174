// SPDX-License-Identifier: LGPL-3.0-or-later
#include "sync_struct/kept_part.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/formats/path.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

#include <random>

using namespace sipyco;
using sync_struct::kept_part;
using sync_struct::Mod;
using sync_struct::ModAction;

namespace {

Mod mod(std::string_view fields) { return protocol::mod_from_value(pyon::decode(fields, pyon::v1)).value(); }

std::vector<Value> way(std::string_view path) { return formats::path::parse(path).steps(); }

/// What is kept after some mods, as text.
std::string kept(std::string_view path, std::initializer_list<std::string_view> mods) {
  const kept_part part(way(path));
  Value target;
  for (const auto fields : mods) part.apply(target, mod(fields));
  return pyon::encode(target, pyon::v1);
}

constexpr std::string_view structure =
    R"({"action": "init", "struct": {"a": {"x": [1], 7: {"y": 1, "z": 2}}, "b": [{"c": 1, "d": 2}, 3], "t": (1, {})}})";

class random_walk {
 public:
  explicit random_walk(unsigned seed) : random_(seed) {}

  /// A mod of some place of the structure.
  Mod step(const Value& of) {
    Mod out;
    const Value* at = &of;
    while (below(3) != 0) {
      const auto inner = containers(*at);
      if (inner.empty()) break;
      const auto& [key, next] = inner[below(inner.size())];
      out.path.push_back(key);
      at = next;
    }
    at->is_dict() ? change_dict(out, *at) : change_list(out, *at);
    return out;
  }

 private:
  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

  static std::vector<std::pair<Value, const Value*>> containers(const Value& in) {
    std::vector<std::pair<Value, const Value*>> out;
    const auto add = [&](const Value& key, const Value& value) {
      if (value.is_dict() || value.kind() == kind::list) out.emplace_back(key, &value);
    };
    if (in.is_dict())
      for (const auto& [key, value] : in.as_dict()) add(key, value);
    else
      for (std::size_t i = 0; i < in.items().size(); ++i) add(i, in.items()[i]);
    return out;
  }
  Value value() {
    const Value inner = Value::dict({{"a", below(9)}, {"b", Value::list({1, 2})}});
    const Value all[] = {below(9), Value::list(), Value::list({inner, 1}), Value::dict({{"a", inner}, {"b", inner}}),
                         inner};
    return all[below(std::size(all))];
  }
  void change_dict(Mod& out, const Value& at) {
    out.key = below(2) ? "a" : below(2) ? Value("b") : Value(below(3));
    out.action = at.as_dict().contains(out.key) && below(3) == 0 ? (below(2) ? ModAction::delitem : ModAction::pop)
                                                                 : ModAction::setitem;
    if (out.action == ModAction::setitem) out.value = value();
  }
  void change_list(Mod& out, const Value& at) {
    const auto size = at.items().size();
    constexpr ModAction actions[] = {ModAction::setitem, ModAction::delitem, ModAction::pop, ModAction::insert};
    out.action = size == 0 ? ModAction::append : actions[size < 5 ? below(4) : 2];
    if (out.action != ModAction::append) out.key = below(size);
    if (out.action != ModAction::delitem && out.action != ModAction::pop) out.value = value();
  }

  std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(sync_struct_kept_part)

BOOST_AUTO_TEST_CASE(keeps_one_entry_of_each_dict_on_the_way) {
  BOOST_TEST(kept(R"(["a"])", {structure}) == R"({"a": {"x": [1], 7: {"y": 1, "z": 2}}})");
  BOOST_TEST(kept(R"(["a"][7]["y"])", {structure}) == R"({"a": {7: {"y": 1}}})");
  BOOST_TEST(kept(R"(["nosuch"]["y"])", {structure}) == "{}");
  BOOST_TEST(kept(R"([[1]])", {structure}) == "{}");
  BOOST_TEST(kept(R"(["a"]["x"])", {R"({"action": "init", "struct": [1]})"}) == "[1]");
}

BOOST_AUTO_TEST_CASE(keeps_a_list_or_tuple_on_the_way_whole) {
  BOOST_TEST(kept(R"(["b"][0]["c"])", {structure}) == R"({"b": [{"c": 1, "d": 2}, 3]})");
  BOOST_TEST(kept(R"(["t"][0])", {structure}) == R"({"t": (1, {})})");
}

BOOST_AUTO_TEST_CASE(ignores_changes_beside_the_way) {
  BOOST_TEST(kept(R"(["a"]["x"])",
                  {structure, R"({"action": "setitem", "path": [], "key": "b", "value": 1})",
                   R"({"action": "append", "path": ["b"], "x": 1})",
                   R"({"action": "delitem", "path": ["a"], "key": 7})", R"({"action": "pop", "path": [], "i": "t"})",
                   R"({"action": "setitem", "path": ["a", 7], "key": "z", "value": 1})"}) == R"({"a": {"x": [1]}})");
}

BOOST_AUTO_TEST_CASE(follows_changes_above_and_below) {
  BOOST_TEST(kept(R"(["a"]["x"])", {structure, R"({"action": "append", "path": ["a", "x"], "x": 2})"}) ==
             R"({"a": {"x": [1, 2]}})");
  BOOST_TEST(kept(R"(["a"]["x"])", {structure, R"({"action": "delitem", "path": [], "key": "a"})"}) == "{}");
  BOOST_TEST(kept(R"(["a"]["x"])",
                  {structure, R"({"action": "setitem", "path": [], "key": "a", "value": {"x": 3, "y": 4}})"}) ==
             R"({"a": {"x": 3}})");
}

BOOST_AUTO_TEST_CASE(refuses_what_does_not_fit) {
  BOOST_CHECK_THROW(kept(R"(["a"]["x"])", {structure, R"({"action": "pop", "path": ["a", "x"], "i": 9})"}), IndexError);
  BOOST_CHECK_THROW(kept(R"(["no"]["x"])", {structure, R"({"action": "append", "path": ["no"], "x": 9})"}), KeyError);
}

BOOST_AUTO_TEST_CASE(shows_the_same_as_the_whole_after_any_mods) {
  const auto path = formats::path::parse(R"(["a"]["b"][0]["a"])");
  for (unsigned seed = 0; seed < 20; ++seed) {
    random_walk walk(seed);
    const kept_part part(path.steps());
    Value whole = Value::dict(), kept = whole;
    for (int i = 0; i < 500; ++i) {
      const Mod next = walk.step(whole);
      sync_struct::process_mod(whole, next);
      part.apply(kept, next);
      const auto expected = path.try_select(whole), found = path.try_select(kept);
      BOOST_TEST_CONTEXT("seed " << seed << ", mod " << i << ": " << pyon::encode(next, pyon::v1)) {
        BOOST_TEST_REQUIRE(found.has_value() == expected.has_value());
        if (found) BOOST_TEST_REQUIRE((*found == *expected));
        BOOST_TEST_REQUIRE(kept.as_dict().size() <= 1U);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
