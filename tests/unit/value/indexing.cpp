// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/value/indexing.hpp>

#include <sipyco/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <numeric>

using namespace sipyco;

namespace {

Value arange(std::initializer_list<std::size_t> shape, dtype type = dtype::int64) {
  std::size_t count = 1;
  for (const std::size_t length : shape) count *= length;
  NDArray flat = NDArray::zeros({count});
  std::iota(flat.mutable_values<double>().begin(), flat.mutable_values<double>().end(), 0.0);
  return Value(flat.astype(type).reshape({shape.begin(), shape.size()}));
}

Value array_of(std::initializer_list<Value> items, dtype type = dtype::int64) {
  return Value(as_array(Value::list(items), type));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_indexing)

BOOST_AUTO_TEST_CASE(resolves_slices_as_python_does) {
  struct row {
    Value slice;
    std::size_t length;
    std::ptrdiff_t start, step;
    std::size_t count;
  };
  const Integer huge = Integer::parse("100000000000000000000").value();
  const row rows[] = {{Value::slice({}, {}), 5, 0, 1, 5},      {Value::slice({}, {}, -1), 5, 4, -1, 5},
                      {Value::slice(1, -1), 5, 1, 1, 3},       {Value::slice(-100, 100, 2), 5, 0, 2, 3},
                      {Value::slice(4, 1, -2), 5, 4, -2, 2},   {Value::slice(3, 1), 5, 3, 1, 0},
                      {Value::slice(-huge, huge), 5, 0, 1, 5}, {Value::slice(0, 5, huge), 5, 0, 6, 1}};
  for (const auto& [slice, length, start, step, count] : rows) {
    const index_range range = resolve_slice(slice, length);
    BOOST_TEST(range.start == start);
    BOOST_TEST(range.step == step);
    BOOST_TEST(range.count == count);
  }
  BOOST_CHECK_THROW((void)resolve_slice(Value::slice(0, 1, 0), 5), ValueError);
  BOOST_CHECK_THROW((void)resolve_slice(Value::slice(0.5, 1), 5), TypeError);
}

BOOST_AUTO_TEST_CASE(slices_sequences_and_text) {
  const Value list = Value::list({0, 1, 2, 3});
  BOOST_TEST((get_item(list, Value::slice({}, {}, -2)) == Value::list({3, 1})));
  BOOST_TEST((get_item(Value::tuple({0, 1, 2}), Value::slice(1, {})) == Value::tuple({1, 2})));
  BOOST_TEST((get_item("h\xc3\xa9llo", Value::slice(1, 3)) == Value("\xc3\xa9l")));
  BOOST_TEST((get_item("h\xc3\xa9llo", -4) == Value("\xc3\xa9")));
  BOOST_TEST((get_item(Value::bytes("abc"), 1) == Value(98)));
  BOOST_CHECK_THROW((void)get_item("abc", 3), IndexError);
}

BOOST_AUTO_TEST_CASE(picks_from_arrays) {
  const Value a = arange({2, 3, 4});
  BOOST_TEST((get_item(a, Value::tuple({1, 2, 3})) == Value(23)));
  BOOST_TEST((get_item(a, Value::tuple({1, 2, 3})).kind() == kind::scalar));
  BOOST_TEST((get_item(a, Value::tuple({0, 1})) == array_of({4, 5, 6, 7})));
  BOOST_TEST((get_item(a, Value::tuple({Value::slice({}, {}), -1, 0})) == array_of({8, 20})));
  BOOST_TEST((get_item(a, Value::tuple({-1, 0, Value::slice({}, {}, -2)})) == array_of({15, 13})));
  BOOST_TEST((get_item(arange({3}), Value()).as_ndarray().shape().size() == 2u));
  BOOST_TEST((get_item(arange({5}), Value::list({3, -1, 0})) == array_of({3, 4, 0})));
  BOOST_TEST((get_item(arange({3}), array_of({true, false, true}, dtype::bool_)) == array_of({0, 2})));
  BOOST_CHECK_THROW((void)get_item(a, 2), IndexError);
  BOOST_CHECK_THROW((void)get_item(a, Value::tuple({0, 0, 0, 0})), IndexError);
  BOOST_CHECK_THROW((void)get_item(a, 1.0), IndexError);
  BOOST_CHECK_THROW((void)get_item(a, array_of({true, false, true}, dtype::bool_)), IndexError);
}

BOOST_AUTO_TEST_CASE(assigns_to_arrays_with_casts_and_broadcasting) {
  Value a = arange({2, 3}, dtype::float64);
  const Value before = a;
  set_item(a, 0, Value::list({7, 8, 9}));
  set_item(a, Value::tuple({1, Value::slice({}, {}, -1)}), array_of({1, 2, 3}));
  BOOST_TEST((a == Value(as_array(Value::list({Value::list({7.0, 8.0, 9.0}), Value::list({3.0, 2.0, 1.0})})))));
  set_item(a, Value::slice({}, {}), 5);
  BOOST_TEST((get_item(a, Value::tuple({1, 1})) == Value(5.0)));
  BOOST_TEST((before == arange({2, 3}, dtype::float64)));
  BOOST_CHECK_THROW(set_item(a, 0, Value::list({1, 2})), ValueError);
  Value bytes = arange({3}, dtype::uint8);
  BOOST_CHECK_THROW(set_item(bytes, 0, 256), OverflowError);
  BOOST_CHECK_THROW(set_item(bytes, 0, -1), OverflowError);
  BOOST_CHECK_THROW(set_item(bytes, 0, std::complex<double>(1, 2)), TypeError);
  set_item(bytes, 0, 2.9);
  BOOST_TEST((get_item(bytes, 0) == Value(2)));
}

BOOST_AUTO_TEST_CASE(assigns_to_and_deletes_from_lists_and_dicts) {
  Value list = Value::list({0, 1, 2, 3, 4});
  set_item(list, Value::slice(1, 3), Value::tuple({"a", "b", "c"}));
  BOOST_TEST((list == Value::list({0, "a", "b", "c", 3, 4})));
  set_item(list, Value::slice({}, {}, -3), Value::list({-4, -1}));
  BOOST_TEST((list == Value::list({0, "a", -1, "c", 3, -4})));
  BOOST_CHECK_THROW(set_item(list, Value::slice({}, {}, 2), Value::list({1})), ValueError);
  delete_item(list, Value::slice({}, {}, 2));
  BOOST_TEST((list == Value::list({"a", "c", -4})));
  delete_item(list, -1);
  BOOST_TEST((list == Value::list({"a", "c"})));
  BOOST_CHECK_THROW(delete_item(list, 2), IndexError);
  Value dict = Value::dict({{1, 2}});
  set_item(dict, "k", 3);
  delete_item(dict, 1);
  BOOST_TEST((dict == Value::dict({{"k", 3}})));
  BOOST_CHECK_THROW(delete_item(dict, 1), KeyError);
  Value tuple = Value::tuple({1});
  BOOST_CHECK_THROW(set_item(tuple, 0, 1), TypeError);
  BOOST_CHECK_THROW(delete_item(tuple, 0), TypeError);
}

BOOST_AUTO_TEST_CASE(chooses_the_dtype_that_holds_all) {
  const auto type = [](const Value& x) { return as_array(x).type().str(); };
  BOOST_TEST(type(Value::list({true, false})) == "|b1");
  BOOST_TEST(type(Value::list({true, 2})) == "<i8");
  BOOST_TEST(type(Value::list({1, 2.5})) == "<f8");
  BOOST_TEST(type(Value::list({1, std::complex<double>(0, 1)})) == "<c16");
  BOOST_TEST(type(Value::list({"a", "bcd"})) == "<U3");
  BOOST_TEST(type(Value::list({Value::bytes(""), Value::bytes("ab")})) == "|S2");
  BOOST_TEST(type(Value(std::numeric_limits<std::uint64_t>::max())) == "<u8");
  BOOST_TEST(type(Value::list({Scalar(std::int8_t{1}), Scalar(std::uint8_t{1})})) == "<i2");
  BOOST_TEST(type(Value::list()) == "<f8");
  BOOST_CHECK_THROW((void)as_array(Value::list({Value::list({1}), Value::list({1, 2})})), ValueError);
  BOOST_CHECK_THROW((void)as_array(Value::list({1, Value::list({1})})), ValueError);
  BOOST_CHECK_THROW((void)as_array(Value::dict()), TypeError);
  BOOST_CHECK_THROW((void)as_array(Integer::parse("100000000000000000000").value()), OverflowError);
}

BOOST_AUTO_TEST_SUITE_END()
