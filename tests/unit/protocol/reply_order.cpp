// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/reply_order.hpp"

#include <boost/test/unit_test.hpp>

using sipyco::protocol::reply_order;

BOOST_AUTO_TEST_SUITE(protocol_reply_order)

BOOST_AUTO_TEST_CASE(gives_answers_to_calls_in_the_order_of_the_requests) {
  int first = 0, second = 0;
  reply_order<int> order;
  order.add(first);
  order.add(second);
  BOOST_TEST(order.next().value() == &first);
  BOOST_TEST(order.next().value() == &second);
  BOOST_TEST(order.open() == 0U);
}

BOOST_AUTO_TEST_CASE(counts_off_the_answer_to_a_call_that_was_given_up) {
  int late = 0, next = 0;
  reply_order<int> order;
  order.add(late);
  order.abandon(late);
  order.add(next);
  BOOST_TEST(order.first_of([](int) { return true; }) == &next);
  BOOST_TEST(order.next().value() == nullptr);
  BOOST_TEST(order.next().value() == &next);
}

BOOST_AUTO_TEST_CASE(finds_the_first_call_of_a_kind) {
  int odd = 1, even = 2, also_even = 4;
  reply_order<int> order;
  for (int* call : {&odd, &even, &also_even}) order.add(*call);
  BOOST_TEST(order.first_of([](int call) { return call % 2 == 0; }) == &even);
  BOOST_TEST(order.first_of([](int call) { return call > 4; }) == nullptr);
}

BOOST_AUTO_TEST_CASE(counts_the_bytes_of_open_requests) {
  int first = 0, second = 0;
  reply_order<int> order;
  order.add(first, 10);
  order.add(second, 5);
  order.abandon(first);
  BOOST_TEST(order.open_bytes() == 15U);
  (void)order.next();
  BOOST_TEST(order.open_bytes() == 5U);
  (void)order.next();
  BOOST_TEST(order.open_bytes() == 0U);
}

BOOST_AUTO_TEST_CASE(tells_an_answer_that_nobody_asked_for) {
  reply_order<int> order;
  BOOST_TEST(!order.next().has_value());
}

BOOST_AUTO_TEST_CASE(gives_up_all_calls_at_once) {
  int first = 0, second = 0, told = 0;
  reply_order<int> order;
  order.add(first);
  order.add(second);
  order.abandon(first);
  order.abandon_all([&](int&) { ++told; });
  BOOST_TEST(told == 1);
  BOOST_TEST(order.first_of([](int) { return true; }) == nullptr);
  BOOST_TEST(order.open() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
