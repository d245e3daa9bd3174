// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/call_pipeline.hpp"

#include "unit/apps/rpctool/fake_remote.hpp"

#include <sipyco/expression/evaluate.hpp>

#include <boost/test/unit_test.hpp>

#include <functional>
#include <string>
#include <vector>

using namespace sipyco;
using namespace sipyco::rpctool;
using boost::test_tools::per_element;

namespace {

using sizes = std::vector<std::size_t>;

/// Calls whose answers, or the classes of what came instead, are kept.
struct pipeline {
  void add(const std::string& method, const Value& argument = 0) {
    calls.add({method, {argument}}, [this](const std::function<Value()>& result) {
      try {
        took.push_back(result().as<std::int64_t>());
      } catch (const Error& error) {
        took.emplace_back(error.python_class());
      }
    });
  }

  fake_remote peer;
  call_pipeline calls{peer};
  std::vector<Value> took;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(rpctool_call_pipeline)

BOOST_AUTO_TEST_CASE(a_group_is_sent_before_the_answers_to_the_last_are_taken) {
  pipeline p;
  for (int i = 0; i < 150; ++i) p.add("echo", i);
  BOOST_TEST(p.took.size() == 64u);
  p.calls.finish();
  BOOST_TEST_REQUIRE(p.took.size() == 150u);
  for (int i = 0; i < 150; ++i) BOOST_TEST((p.took[static_cast<std::size_t>(i)] == Value(i)));
  BOOST_TEST(p.peer.groups == (sizes{64, 64, 22}), per_element());
  BOOST_TEST(p.peer.taken_before_group == (sizes{0, 0, 64}), per_element());
}

BOOST_AUTO_TEST_CASE(groups_are_bounded_in_bytes_and_large_calls_are_made_alone) {
  pipeline p;
  const Value text(std::string(10'000, 'x')), large(std::string(30'000, 'x'));
  for (const auto& argument : {text, text, text, large, text}) p.add("length", argument);
  p.add("length", Value::list({text, text, text}));
  p.calls.finish();
  BOOST_TEST(p.peer.groups == (sizes{2, 1, 1}), per_element());
  BOOST_TEST((Value::list_of(p.took) == Value::list({10'000, 10'000, 10'000, 30'000, 10'000, 3})));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_is_told_in_its_place) {
  pipeline p;
  p.add("echo", 1);
  p.add("unencodable", sipyco::expression::evaluate("lambda: 1"));
  p.add("echo", 2);
  p.calls.finish();
  BOOST_TEST((Value::list_of(p.took) == Value::list({1, "TypeError", 2})));
}

BOOST_AUTO_TEST_CASE(answers_are_taken_before_a_new_connection_is_made) {
  pipeline p;
  for (int i = 0; i < 127; ++i) p.add("echo", i);
  p.peer.connected = false;
  p.add("echo", 127);
  BOOST_TEST(p.peer.taken_before_group == (sizes{0, 64}), per_element());
  p.calls.finish();
}

BOOST_AUTO_TEST_CASE(what_a_method_raises_stops_nothing) {
  pipeline p;
  p.add("fail");
  p.add("echo", 2);
  p.calls.finish();
  BOOST_TEST((Value::list_of(p.took) == Value::list({"ValueError", 2})));
}

BOOST_AUTO_TEST_CASE(after_a_lost_connection_nothing_is_sent_before_all_losses_are_told) {
  pipeline p;
  for (int i = 0; i < 200; ++i) p.add(i == 70 ? "lose" : "echo");
  p.calls.finish();
  BOOST_TEST(p.peer.groups == (sizes{64, 64, 64, 8}), per_element());
  BOOST_TEST(p.peer.taken_before_group == (sizes{0, 0, 64, 192}), per_element());
  BOOST_TEST((p.took[70] == Value("ConnectionResetError")));
}

BOOST_AUTO_TEST_CASE(where_no_connection_can_be_made_the_calls_fail_before_others_are_sent) {
  pipeline p;
  p.peer.before_sending = [&] {
    if (p.peer.groups.size() == 1) throw ConnectionRefused("nobody listens");
  };
  for (int i = 0; i < 130; ++i) p.add("echo");
  BOOST_TEST(p.took.size() == 64u);
  p.calls.finish();
  BOOST_TEST((p.took[63] == Value("ConnectionRefusedError")));
  BOOST_TEST((p.took[64] == Value(0)));
  BOOST_TEST(p.peer.calls.size() == 66u);
}

BOOST_AUTO_TEST_CASE(where_one_cannot_be_sent_all_go_one_by_one) {
  pipeline p;
  p.peer.before_sending = [&] {
    if (p.peer.groups.size() == 2) throw EncodeError("no text for it");
  };
  for (int i = 0; i < 66; ++i) p.add("echo", i);
  p.calls.finish();
  BOOST_TEST(p.peer.groups == (sizes{64, 2}), per_element());
  BOOST_TEST(p.peer.calls.size() == 66u);
  BOOST_TEST((p.took[65] == Value(65)));
}

BOOST_AUTO_TEST_CASE(an_interruption_ends_it) {
  pipeline p;
  p.peer.before_sending = [] { throw Interrupted("interrupted"); };
  p.add("echo");
  BOOST_CHECK_THROW(p.calls.finish(), Interrupted);
  BOOST_TEST(p.took.empty());
}

BOOST_AUTO_TEST_SUITE_END()
