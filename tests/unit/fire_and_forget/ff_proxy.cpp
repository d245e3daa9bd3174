// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/fire_and_forget.hpp>

#include <boost/test/unit_test.hpp>

#include <future>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "support/recording_log_sink.hpp"

using namespace sipyco;
using fire_and_forget::FFProxy;

namespace {

struct device {
  std::vector<int> shown;
  std::promise<void> entered;
  std::promise<void> leave;

  void call(std::string_view method, int number = 0) {
    if (method == "fail") throw std::runtime_error("no display");
    if (method == "block") {
      entered.set_value();
      leave.get_future().wait_for(std::chrono::seconds(10));
    }
    shown.push_back(number);
  }
};

struct fixture {
  device target;
  test::recording_log_sink log;
  FFProxy<device> proxy{target, "display", log};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(fire_and_forget_ff_proxy, fixture)

BOOST_AUTO_TEST_CASE(runs_calls_in_the_background) {
  for (const int i : {1, 2, 3}) {
    proxy.call("show", i);
    proxy.ff_join();
  }
  BOOST_TEST(target.shown == (std::vector<int>{1, 2, 3}), boost::test_tools::per_element());
  BOOST_TEST(log.lines().empty());
}

BOOST_AUTO_TEST_CASE(drops_a_call_that_comes_while_another_runs) {
  proxy.call("block");
  target.entered.get_future().wait();
  proxy.call("show", 1);
  target.leave.set_value();
  proxy.ff_join();
  BOOST_TEST(target.shown == (std::vector<int>{0}), boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(log.lines().size() == 1U);
  BOOST_TEST(log.lines()[0] ==
             "WARNING:sipyco.fire_and_forget:skipping fire-and-forget call to display.show as the previous call "
             "(display.block) did not complete");
}

BOOST_AUTO_TEST_CASE(an_exception_becomes_a_warning) {
  proxy.call("fail");
  proxy.ff_join();
  BOOST_TEST_REQUIRE(log.lines().size() == 1U);
  BOOST_TEST(log.lines()[0] ==
             "WARNING:sipyco.fire_and_forget:fire-and-forget call to display.fail raised an exception: no display");
  proxy.call("show", 1);
  proxy.ff_join();
  BOOST_TEST(target.shown.size() == 1U);
}

BOOST_AUTO_TEST_CASE(joining_without_a_call_returns_at_once) { proxy.ff_join(); }

BOOST_AUTO_TEST_SUITE_END()
