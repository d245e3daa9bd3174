// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/value.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/base/limits.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace sipyco;

namespace {

Value nested_list(std::size_t depth) {
  Value out = Value::list();
  for (std::size_t i = 1; i < depth; ++i) out = Value::list({std::move(out)});
  return out;
}

class point : public Extension {
 public:
  explicit point(int x) : x_(x) {}
  [[nodiscard]] std::string_view type_name() const noexcept override { return "point"; }
  [[nodiscard]] bool equals(const Extension& other) const override {
    const auto* p = dynamic_cast<const point*>(&other);
    return p && p->x_ == x_;
  }

 private:
  int x_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(value_value)

BOOST_AUTO_TEST_CASE(is_of_the_kind_it_was_made_from) {
  BOOST_TEST((Value().kind() == kind::none));
  BOOST_TEST((Value(nullptr).kind() == kind::none));
  BOOST_TEST((Value(true).kind() == kind::boolean));
  BOOST_TEST((Value(1).kind() == kind::integer));
  BOOST_TEST((Value(std::uint8_t{1}).kind() == kind::integer));
  BOOST_TEST((Value(1.5f).kind() == kind::floating));
  BOOST_TEST((Value(std::complex<float>(1, 2)).kind() == kind::complex));
  BOOST_TEST((Value("text").kind() == kind::str));
  BOOST_TEST((Value(std::string("text")).kind() == kind::str));
  BOOST_TEST((Value::bytes("text").kind() == kind::bytes));
  BOOST_TEST((Value(NDArray()).kind() == kind::ndarray));
  BOOST_TEST((Value(Scalar(1.0)).kind() == kind::scalar));
  BOOST_TEST((Value::slice(1, {}, 2).kind() == kind::slice));
  BOOST_TEST((Value::make_extension<point>(1).kind() == kind::extension));
}

BOOST_AUTO_TEST_CASE(holds_text_of_any_length) {
  for (std::size_t size : {0u, 1u, 21u, 22u, 23u, 24u, 100u, 100000u}) {
    const std::string text(size, 'x');
    const Value a(text);
    Value b = a;
    const Value c = std::move(b);
    BOOST_TEST(a.as_str() == text);
    BOOST_TEST(c.as_str() == text);
    BOOST_TEST((a == c));
    BOOST_TEST(c.size() == size);
    BOOST_TEST(Value::bytes(text).as_bytes() == text);
  }
  BOOST_TEST(Value("\xc3\xa9\xf0\x9f\x98\x80").size() == 2u);
}

BOOST_AUTO_TEST_CASE(refuses_invalid_utf8_but_lone_surrogates) {
  BOOST_CHECK_THROW(Value("\xff"), UnicodeError);
  BOOST_CHECK_THROW(Value("a\xc3"), UnicodeError);
  BOOST_TEST(Value("\xed\xa0\x80").size() == 1u);
}

BOOST_AUTO_TEST_CASE(names_what_was_found_instead) {
  const auto says = [](std::string_view text) {
    return [text](const TypeError& e) { return std::string_view(e.what()) == text; };
  };
  BOOST_CHECK_EXCEPTION((void)Value("x").as_integer(), TypeError, says("expected int, found str"));
  BOOST_CHECK_EXCEPTION((void)Value(1).items(), TypeError, says("expected list, found int"));
  BOOST_CHECK_EXCEPTION((void)Value(Scalar(1.0f)).as_float(), TypeError, says("expected float, found float32"));
  BOOST_CHECK_EXCEPTION((void)Value::make_extension<point>(1).as_dict(), TypeError, says("expected dict, found point"));
}

BOOST_AUTO_TEST_CASE(changing_a_copy_leaves_the_original) {
  const Value original = Value::list({1, Value::list({2}), Value::dict({{"k", Value::list({3})}})});
  Value copy = original;
  copy.append(4);
  copy[1].append(5);
  copy[2]["k"].append(6);
  copy[2]["new"] = 7;
  BOOST_TEST((original == Value::list({1, Value::list({2}), Value::dict({{"k", Value::list({3})}})})));
  BOOST_TEST((copy == Value::list({1, Value::list({2, 5}), Value::dict({{"k", Value::list({3, 6})}, {"new", 7}}), 4})));
}

BOOST_AUTO_TEST_CASE(can_be_put_into_itself) {
  Value x = Value::list({1});
  x.append(x);
  BOOST_TEST((x == Value::list({1, Value::list({1})})));
  x = x.items()[1];
  BOOST_TEST((x == Value::list({1})));
}

BOOST_AUTO_TEST_CASE(follows_pythons_list_methods) {
  Value x = Value::list({1, 2, 3});
  x.insert(0, 0);
  x.insert(100, 9);
  x.insert(-1, 8);
  x.insert(-100, -1);
  BOOST_TEST((x == Value::list({-1, 0, 1, 2, 3, 8, 9})));
  BOOST_TEST((x.pop() == Value(9)));
  BOOST_TEST((x.pop(0) == Value(-1)));
  BOOST_TEST((x.pop(-2) == Value(3)));
  BOOST_TEST((x == Value::list({0, 1, 2, 8})));
  BOOST_CHECK_THROW(x.pop(4), IndexError);
  BOOST_CHECK_THROW(x.pop(-5), IndexError);
  Value empty = Value::list();
  BOOST_CHECK_THROW(empty.pop(), IndexError);
  Value tuple = Value::tuple({1});
  BOOST_CHECK_THROW(tuple.append(1), AttributeError);
  BOOST_CHECK_THROW((void)tuple[0], TypeError);
}

BOOST_AUTO_TEST_CASE(indexes_from_both_ends) {
  const Value x = Value::tuple({1, 2, 3});
  BOOST_TEST((x.at(0) == Value(1)));
  BOOST_TEST((x.at(-1) == Value(3)));
  BOOST_TEST((x.at(true) == Value(2)));
  BOOST_TEST((x.at(Scalar(std::int8_t{-3})) == Value(1)));
  BOOST_CHECK_THROW((void)x.at(3), IndexError);
  BOOST_CHECK_THROW((void)x.at(-4), IndexError);
  BOOST_CHECK_THROW((void)x.at(1.0), TypeError);
  BOOST_CHECK_THROW((void)Value(5).at(0), TypeError);
}

BOOST_AUTO_TEST_CASE(destroys_a_million_levels) {
  const std::size_t depth = 1'000'000;
  { const Value lists = nested_list(depth); }
  Value dicts, tuples;
  for (std::size_t i = 0; i < depth; ++i) {
    dicts = Value::dict({{"inner", std::move(dicts)}});
    tuples = Value::tuple({std::move(tuples), 1});
  }
}

BOOST_AUTO_TEST_CASE(refuses_to_compare_or_hash_beyond_the_depth) {
  BOOST_TEST((nested_list(max_value_depth / 2) == nested_list(max_value_depth / 2)));
  const Value a = nested_list(3 * max_value_depth), b = nested_list(3 * max_value_depth);
  BOOST_CHECK_THROW((void)(a == b), LimitError);
  Value tuples = Value::tuple();
  for (std::size_t i = 0; i < 3 * max_value_depth; ++i) tuples = Value::tuple({tuples});
  BOOST_CHECK_THROW((void)hash(tuples), LimitError);
}

BOOST_AUTO_TEST_CASE(normalises_fractions) {
  const Value x = Value::fraction(6, -8);
  BOOST_TEST((x.numerator() == Integer(-3)));
  BOOST_TEST((x.denominator() == Integer(4)));
  BOOST_TEST((Value::fraction(0, -5).denominator() == Integer(1)));
  BOOST_CHECK_THROW((void)Value::fraction(1, 0), ZeroDivisionError);
}

BOOST_AUTO_TEST_CASE(snapshots_may_be_used_by_other_threads) {
  Value shared = Value::dict();
  for (int i = 0; i < 100; ++i) shared.mutable_dict().set(i, Value::list({i}));
  std::vector<std::thread> threads;
  std::vector<std::size_t> sums(4);
  for (auto& sum : sums)
    threads.emplace_back([snapshot = shared, &sum] {
      for (int round = 0; round < 200; ++round) {
        Value mine = snapshot;
        mine[round % 100].append(round);
        for (const auto& [key, value] : mine.as_dict()) sum += value.size();
      }
    });
  for (int i = 0; i < 100; ++i) shared[i] = Value();
  for (auto& thread : threads) thread.join();
  for (const auto sum : sums) BOOST_TEST(sum == 200u * 101u);
}

BOOST_AUTO_TEST_CASE(knows_pythons_truth) {
  for (const Value& x :
       {Value(), Value(false), Value(0), Value(0.0), Value(""), Value::bytes(""), Value::list(), Value::tuple(),
        Value::dict(), Value::set(), Value::fraction(0, 1), Value(Scalar(0.0)), Value(NDArray())})
    BOOST_TEST(!truth(x));
  for (const Value& x :
       {Value(true), Value(-1), Value(1e-300), Value("0"), Value::bytes("x"), Value::list({0}), Value::slice(1, 2)})
    BOOST_TEST(truth(x));
  BOOST_CHECK_THROW((void)truth(Value(NDArray::zeros({2}))), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()
