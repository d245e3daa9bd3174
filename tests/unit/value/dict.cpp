// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/dict.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/value/value.hpp>

#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include <string>

using namespace sipyco;

namespace {

std::vector<std::int64_t> keys(const Dict& dict) {
  std::vector<std::int64_t> out;
  for (const auto& [key, value] : dict) out.push_back(key.as_integer().to_int64());
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_dict)

BOOST_AUTO_TEST_CASE(keeps_insertion_order) {
  for (const int count : {3, 8, 9, 100}) {
    Dict dict;
    for (int i = 0; i < count; ++i) dict.set(count - i, i);
    BOOST_TEST(dict.size() == static_cast<std::size_t>(count));
    dict.set(count, "again");
    BOOST_TEST(dict.erase(count - 1));
    BOOST_TEST(!dict.erase(count - 1));
    dict.set(count - 1, "last");
    std::vector<std::int64_t> expected{count};
    for (int i = 2; i < count; ++i) expected.push_back(count - i);
    expected.push_back(count - 1);
    BOOST_TEST(keys(dict) == expected, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(takes_equal_keys_of_different_kinds_for_one) {
  for (const int others : {0, 20}) {
    Dict dict;
    for (int i = 0; i < others; ++i) dict.set(100 + i, i);
    dict.set(1, "one");
    for (const Value& key : {Value(1.0), Value(true), Value(std::complex<double>(1, 0)), Value::fraction(1, 1),
                             Value(Scalar(1.0f)), Value(Scalar(std::uint8_t{1})), Value(Scalar(true))})
      BOOST_TEST((dict.at(key) == Value("one")));
    dict.set(0.5, "half");
    BOOST_TEST((dict.at(Value::fraction(1, 2)) == Value("half")));
    BOOST_TEST(!dict.contains("1"));
    dict.set("text", 1);
    BOOST_TEST(!dict.contains(Value::bytes("text")));
  }
}

BOOST_AUTO_TEST_CASE(refuses_keys_that_cannot_be_hashed) {
  Dict dict;
  BOOST_CHECK_THROW(dict.set(Value::list(), 1), TypeError);
  BOOST_CHECK_THROW(dict.set(Value::tuple({Value::dict()}), 1), TypeError);
  BOOST_CHECK_THROW(dict.set(NDArray(), 1), TypeError);
  BOOST_CHECK_THROW((void)dict.find(Value::set()), TypeError);
  BOOST_TEST(dict.empty());
}

BOOST_AUTO_TEST_CASE(says_which_key_is_missing) {
  const auto says = [](std::string_view text) {
    return [text](const KeyError& e) { return std::string_view(e.what()) == text; };
  };
  BOOST_CHECK_EXCEPTION((void)Dict().at("nosuch"), KeyError, says("'nosuch'"));
  BOOST_CHECK_EXCEPTION((void)Dict().at(5), KeyError, says("5"));
  BOOST_CHECK_EXCEPTION((void)Value::dict().at("it's"), KeyError, says("\"it's\""));
}

BOOST_AUTO_TEST_CASE(agrees_with_a_plain_map_over_a_random_walk) {
  std::mt19937 random(4711);
  std::map<std::int64_t, std::int64_t> model;
  Dict dict, snapshot;
  std::map<std::int64_t, std::int64_t> snapshot_model;
  for (int step = 0; step < 20000; ++step) {
    const std::int64_t key = random() % 300;
    if (random() % 3 == 0) {
      BOOST_REQUIRE(dict.erase(key) == (model.erase(key) != 0));
    } else {
      dict.set(key, step);
      model[key] = step;
    }
    BOOST_REQUIRE(dict.size() == model.size());
    if (step % 1000 == 0) {
      snapshot = dict;
      snapshot_model = model;
    }
  }
  for (const auto& [d, m] : {std::pair(&dict, &model), std::pair(&snapshot, &snapshot_model)}) {
    BOOST_TEST(d->size() == m->size());
    for (const auto& [key, value] : *m) BOOST_TEST((d->at(key) == Value(value)));
  }
}

BOOST_AUTO_TEST_CASE(finds_text_without_making_a_value) {
  Dict dict;
  const std::string long_key(100, 'k');
  for (int i = 0; i < 20; ++i) dict.set("key" + std::to_string(i), i);
  dict.set(long_key, "long");
  BOOST_TEST((*dict.find(std::string_view("key17")) == Value(17)));
  BOOST_TEST((*dict.find(std::string_view(long_key)) == Value("long")));
  BOOST_TEST(dict.find(std::string_view("key20")) == nullptr);
}

BOOST_AUTO_TEST_CASE(sets_hold_each_element_once) {
  Set set;
  BOOST_TEST(set.add(1));
  BOOST_TEST(!set.add(1.0));
  BOOST_TEST(set.add("1"));
  BOOST_TEST(set.size() == 2u);
  BOOST_TEST(set.contains(true));
  BOOST_TEST(set.erase(1));
  BOOST_TEST(!set.contains(1));
  BOOST_CHECK_THROW(set.add(Value::list()), TypeError);
}

BOOST_AUTO_TEST_SUITE_END()
