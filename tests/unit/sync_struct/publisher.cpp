// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/sync_struct/publisher.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/pyon/encode.hpp>
#include <sipyco/sync_struct/subscriber.hpp>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace sipyco;
using sync_struct::Mod;
using sync_struct::ModAction;
using sync_struct::Notifier;
using sync_struct::Publisher;
using sync_struct::Subscriber;

namespace {

const std::string here[] = {"::1"};

/// Waits, at most ten seconds, for what another thread does.
class watched {
 public:
  template <class F>
  void change(F what) {
    const std::lock_guard held(mutex_);
    what();
    changed_.notify_all();
  }
  template <class F>
  bool wait(F done) {
    std::unique_lock held(mutex_);
    return changed_.wait_for(held, std::chrono::seconds(60), done);
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
};

/// A subscriber that remembers how far it is.
struct follower {
  explicit follower(sync_struct::subscriber_options options = {})
      : subscriber("test",
                   {.notify = {[this](const Mod& mod, const Value& target) { seen(mod, target); }},
                    .disconnect = [this] { state.change([&] { ++disconnected; }); }},
                   std::move(options)) {}

  void seen(const Mod& mod, const Value& target) {
    state.change([&] {
      inits += mod.action == ModAction::init;
      text = pyon::encode(target, pyon::v2);
    });
  }
  bool await(const std::string& expected) {
    return state.wait([&] { return text == expected; });
  }

  watched state;
  std::string text;
  int inits = 0;
  int disconnected = 0;
  Subscriber subscriber;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(sync_struct_publisher)

BOOST_AUTO_TEST_CASE(subscribers_of_both_versions_follow) {
  const Notifier notifier(Value::dict({{"a", Value::list()}}));
  Publisher publisher({{"test", notifier}});
  publisher.start(here, 0, pyon::v1);
  publisher.start(here, 0, pyon::v2);
  follower one, two;
  one.subscriber.connect("::1", publisher.port(pyon::v1));
  two.subscriber.connect("::1", publisher.port(pyon::v2));
  BOOST_TEST((one.await(R"({"a":[]})") && two.await(R"({"a":[]})")));
  notifier["a"].append(1);
  notifier["a"].insert(0, "first");
  BOOST_TEST(notifier["a"].pop().as<int>() == 1);
  notifier["b"] = Value::tuple({Value::list({1}), 2});
  notifier["b"][0][-1] = 3;
  notifier["c"] = 1;
  notifier["c"].erase();
  const std::string expected = R"({"a":["first"],"b":{"__jsonclass__":["tuple",[[[3],2]]]}})";
  BOOST_TEST((one.await(expected) && two.await(expected)));
  BOOST_TEST(pyon::encode(one.subscriber.target(), pyon::v2) == expected);
  BOOST_TEST((one.inits == 1 && two.inits == 1));
}

BOOST_AUTO_TEST_CASE(notifiers_come_and_go_while_it_runs) {
  Publisher publisher({});
  publisher.start(here, 0);
  const Notifier notifier;
  publisher.add("test", notifier);
  BOOST_CHECK_THROW(publisher.add("test", Notifier()), ValueError);
  BOOST_CHECK_THROW(publisher.add("other", notifier), ValueError);
  BOOST_CHECK_THROW(publisher.add("two\nlines", Notifier()), ValueError);
  follower of;
  of.subscriber.connect("::1", publisher.port());
  BOOST_TEST(of.await("{}"));
  BOOST_TEST(publisher.remove("test"));
  BOOST_TEST(!publisher.remove("test"));
  BOOST_TEST(of.state.wait([&] { return of.disconnected == 1; }));
  publisher.add("again", notifier);
}

BOOST_AUTO_TEST_CASE(what_a_version_cannot_express_is_refused_where_it_is_spoken) {
  const Value refused = Value::dict({{"__jsonclass__", 1}});
  const Notifier notifier;
  Publisher publisher({{"test", notifier}});
  publisher.start(here, 0, pyon::v1);
  notifier["x"] = Value::list({refused});
  BOOST_CHECK_EXCEPTION(publisher.start(here, 0, pyon::v2), EncodeError, [](const EncodeError& error) {
    return std::string_view(error.what()).starts_with(R"('test': ["x"][0])");
  });
  notifier["x"].erase();
  publisher.start(here, 0, pyon::v2);
  BOOST_CHECK_EXCEPTION(notifier["y"] = refused, EncodeError, [](const EncodeError& error) {
    return std::string_view(error.what()).starts_with(R"(["y"])");
  });
  BOOST_TEST(pyon::encode(notifier.raw_view(), pyon::v2) == "{}");
}

BOOST_AUTO_TEST_CASE(a_subscriber_connects_again) {
  const Notifier notifier;
  auto publisher = std::make_unique<Publisher>(sync_struct::notifier_map{{"test", notifier}});
  publisher->start(here, 0);
  const auto port = publisher->port();
  sync_struct::subscriber_options options;
  options.reconnect = sync_struct::reconnection{std::chrono::milliseconds(10), std::chrono::milliseconds(50)};
  follower of(options);
  of.subscriber.connect("::1", port);
  BOOST_TEST(of.await("{}"));
  publisher.reset();
  BOOST_TEST(of.state.wait([&] { return of.disconnected == 1; }));
  notifier["later"] = 1;
  publisher = std::make_unique<Publisher>(sync_struct::notifier_map{{"test", notifier}});
  publisher->start(here, port);
  BOOST_TEST(of.await(R"({"later":1})"));
}

BOOST_AUTO_TEST_CASE(the_copy_is_what_the_builder_makes) {
  const Notifier notifier(Value::dict({{"l", Value::list()}}));
  Publisher publisher({{"test", notifier}});
  publisher.start(here, 0);
  sync_struct::subscriber_options options;
  options.build = [](Value structure) {
    structure["built"] = true;
    return structure;
  };
  follower of(options);
  of.subscriber.connect("::1", publisher.port());
  BOOST_TEST(of.await(R"({"l":[],"built":true})"));
  notifier["l"].append(1);
  BOOST_TEST(of.await(R"({"l":[1],"built":true})"));
}

BOOST_AUTO_TEST_CASE(a_callback_that_throws_ends_the_subscription) {
  const Notifier notifier;
  Publisher publisher({{"test", notifier}});
  publisher.start(here, 0);
  watched state;
  bool ended = false;
  Subscriber subscriber("test", {.notify = {[](const Mod&, const Value&) { throw std::runtime_error("no"); }},
                                 .disconnect = [&] { state.change([&] { ended = true; }); }});
  subscriber.connect("::1", publisher.port());
  BOOST_TEST(state.wait([&] { return ended; }));
}

BOOST_AUTO_TEST_CASE(a_builder_or_callback_that_throws_ends_the_subscription_for_good) {
  const Notifier notifier;
  Publisher publisher({{"test", notifier}});
  publisher.start(here, 0);
  for (const int which : {0, 1, 2}) {
    watched state;
    int ended = 0, begun = 0;
    sync_struct::subscriber_options options;
    options.reconnect = sync_struct::reconnection{std::chrono::milliseconds(1), std::chrono::milliseconds(1)};
    if (which == 0) options.build = [](Value) -> Value { throw std::runtime_error("no"); };
    sync_struct::subscriber_callbacks callbacks;
    callbacks.before_receive = [&] {
      state.change([&] { ++begun; });
      if (which == 1) throw 7;  // no std::exception
    };
    callbacks.notify.push_back([&](const Mod&, const Value&) {
      if (which == 2) throw KeyError("no");
    });
    callbacks.disconnect = [&] {
      state.change([&] { ++ended; });
      throw std::runtime_error("here too");
    };
    Subscriber subscriber("test", std::move(callbacks), options);
    subscriber.connect("::1", publisher.port());
    BOOST_TEST(state.wait([&] { return ended == 1; }));
    subscriber.close();
    BOOST_TEST((begun == 1 && ended == 1));
  }
}

BOOST_AUTO_TEST_CASE(keeps_only_what_it_was_asked_for) {
  const Value part = Value::dict({{"x", 1}, {"y", 2}});
  const Notifier notifier(Value::dict({{"a", part}, {"b", part}}));
  Publisher publisher({{"test", notifier}});
  publisher.start(here, 0);
  sync_struct::subscriber_options options;
  options.only = {"a", "x"};
  follower of(options);
  of.subscriber.connect("::1", publisher.port());
  BOOST_TEST(of.await(R"({"a":{"x":1}})"));
  notifier["b"]["x"] = 3;
  notifier["a"]["y"] = 3;
  notifier["a"]["x"] = 4;
  BOOST_TEST(of.await(R"({"a":{"x":4}})"));
  notifier["a"] = part;
  BOOST_TEST(of.await(R"({"a":{"x":1}})"));
}

BOOST_AUTO_TEST_CASE(stops_while_a_structure_is_encoded) {
  const Notifier notifier(Value::dict({{"large", Value(std::vector<double>(2'000'000, 0.1))}}));
  Publisher publisher({{"test", notifier}});
  publisher.start(here, 0);
  follower of;
  of.subscriber.connect("::1", publisher.port());
  while (publisher.subscribers() == 0) std::this_thread::yield();
  publisher.stop();
  BOOST_TEST(of.state.wait([&] { return of.disconnected == 1; }));
}

BOOST_AUTO_TEST_CASE(changes_during_the_encoding_follow_in_order) {
  const Notifier notifier(Value::dict({{"large", Value(std::vector<double>(300'000, 0.1))}, {"l", Value::list()}}));
  Publisher publisher({{"test", notifier}});
  publisher.start(here, 0);
  watched state;
  std::vector<int> seen;
  sync_struct::subscriber_callbacks callbacks;
  callbacks.notify.push_back(
      [&](const Mod&, const Value& target) { state.change([&] { seen = target.at("l").as<std::vector<int>>(); }); });
  Subscriber subscriber("test", std::move(callbacks));
  subscriber.connect("::1", publisher.port());
  std::vector<int> expected;
  for (int i = 0; i < 5000; ++i) {
    notifier["l"].append(i);
    expected.push_back(i);
  }
  BOOST_TEST(state.wait([&] { return seen == expected; }));
}

BOOST_AUTO_TEST_CASE(a_refused_connection_throws) {
  Publisher publisher({});
  publisher.start(here, 0);
  const auto port = publisher.port();
  publisher.stop();
  follower of;
  BOOST_CHECK_THROW(of.subscriber.connect("::1", port), ConnectionRefused);
}

BOOST_AUTO_TEST_CASE(update_from_dict_sends_what_differs) {
  const Notifier notifier(Value::dict({{"gone", 1}, {"same", Value::list({1})}, {"other", 2}}));
  sync_struct::update_from_dict(notifier, Value::dict({{"same", Value::list({1})}, {"other", 3}, {"more", 4}}));
  BOOST_TEST(pyon::encode(notifier.raw_view(), pyon::v2) == R"({"same":[1],"other":3,"more":4})");
}

BOOST_AUTO_TEST_SUITE_END()
