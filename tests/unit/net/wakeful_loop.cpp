// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/wakeful_loop.hpp"

#include <boost/asio/post.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <optional>

using namespace sipyco::net;

namespace {

struct fixture {
  asio::io_context context{1};
  std::optional<wakeful_loop> awake{context.get_executor()};

  /// Turns of a loop that ends when it would sleep.
  std::size_t turns() {
    context.restart();
    return context.run();
  }
  std::size_t one_turn() {
    context.restart();
    return context.poll_one();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_wakeful_loop, fixture)

BOOST_AUTO_TEST_CASE(sleeps_when_nothing_is_awaited) { BOOST_TEST(turns() == 0U); }

BOOST_AUTO_TEST_CASE(finds_work_until_what_is_awaited_comes) {
  awake->begin();
  BOOST_TEST(one_turn() == 1U);
  awake->end();
  BOOST_TEST(turns() <= 1U);
  BOOST_TEST(turns() == 0U);
}

BOOST_AUTO_TEST_CASE(goes_to_sleep_when_nothing_comes) {
  awake->begin();
  BOOST_TEST(turns() >= 1U);
  BOOST_TEST(turns() == 0U);
}

BOOST_AUTO_TEST_CASE(others_have_their_turn) {
  bool ran = false;
  awake->begin();
  asio::post(context, [&] {
    ran = true;
    awake->end();
  });
  BOOST_TEST(turns() <= 3U);
  BOOST_TEST(ran);
}

BOOST_AUTO_TEST_CASE(becomes_rare_where_it_does_not_pay) {
  int tried = 0;
  for (int i = 0; i < 640; ++i) {
    awake->begin();
    if (turns() > 0) ++tried;
  }
  BOOST_TEST(tried >= 10);
  BOOST_TEST(tried <= 20);
}

BOOST_AUTO_TEST_CASE(is_for_every_wait_where_it_pays) {
  const auto waits_in_vain = [&] { return awake->begin(), turns(); };
  for (int i = 0; i < 2; ++i) {
    BOOST_TEST(waits_in_vain() > 0U);
    BOOST_TEST(waits_in_vain() == 0U);  // the wait that does without
    for (int j = 0; j < 100; ++j) {
      awake->begin();
      awake->end();
      BOOST_TEST(turns() == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(may_be_destroyed_while_it_keeps_the_loop_awake) {
  awake->begin();
  awake.reset();
  BOOST_TEST(turns() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
