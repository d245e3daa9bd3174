// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/client.hpp>

#include <boost/test/unit_test.hpp>

#include <thread>

#include "scripted_server.hpp"

using namespace sipyco;
using namespace sipyco::test;
using namespace std::chrono_literals;
using pc_rpc::Client;

namespace {

const std::vector<pc_rpc::call_request> three = {{"echo", {Value(1)}, {}}, {"ping"}, {"echo", {Value(3)}, {}}};

constexpr const char* failed =
    "{\"status\": \"failed\", \"exception\": {\"class\": \"ValueError\", \"message\": \"no\", \"traceback\": []}}\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(pc_rpc_call_all)

BOOST_AUTO_TEST_CASE(all_requests_go_before_the_first_answer_comes) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    for (int i = 0; i < 3; ++i) BOOST_TEST(!client.line().empty());
    for (const char* answer : {"{\"status\": \"ok\", \"ret\": 1}\n", failed, "{\"status\": \"ok\", \"ret\": 3}\n"})
      client.send(answer);
    BOOST_TEST(!client.line().empty());
    client.send("{\"status\": \"ok\", \"ret\": null}\n");
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port());
  const auto outcomes = client.call_all(three);
  BOOST_TEST_REQUIRE(outcomes.size() == 3U);
  BOOST_TEST((std::get<Value>(outcomes[0]) == Value(1)));
  BOOST_TEST(std::get<RemoteError>(outcomes[1]).message() == "no");
  BOOST_TEST((std::get<Value>(outcomes[2]) == Value(3)));
  BOOST_TEST(client.call("ping").is_none());
  BOOST_TEST(client.call_all({}).empty());
}

BOOST_AUTO_TEST_CASE(a_lost_connection_loses_all_answers) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    BOOST_TEST(!client.line().empty());
    client.send("{\"status\": \"ok\", \"ret\": 1}\n");
  }));
  Client client("::1", server.port());
  BOOST_CHECK_THROW(client.call_all(three), ConnectionLost);
  BOOST_CHECK_THROW(client.call_all(three), ConnectionLost);
}

BOOST_AUTO_TEST_CASE(late_answers_are_not_given_to_later_calls) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    for (int i = 0; i < 4; ++i) BOOST_TEST(!client.line().empty());
    for (int i = 0; i < 4; ++i) client.send("{\"status\": \"ok\", \"ret\": " + std::to_string(i) + "}\n");
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 50ms});
  BOOST_CHECK_THROW(client.call_all(three), TimeoutError);
  client.set_timeout(10s);
  BOOST_TEST((client.call("echo") == Value(3)));
}

BOOST_AUTO_TEST_CASE(nothing_is_sent_when_one_method_is_not_there) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) { BOOST_TEST(client.ended()); }));
  Client client("::1", server.port());
  BOOST_CHECK_THROW(client.call_all(std::vector<pc_rpc::call_request>{{"ping"}, {"nosuch"}}), AttributeError);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(large_requests_and_answers_do_not_block_each_other) {
  constexpr int count = 8;
  const std::string large(200'000, 'x');
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    for (int i = 0; i < count; ++i) {
      BOOST_TEST(!client.line().empty());
      client.send("{\"status\": \"ok\", \"ret\": \"" + large + "\"}\n");
    }
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 20s});
  const std::vector<pc_rpc::call_request> calls(count, {"echo", {Value(large)}, {}});
  for (const auto& outcome : client.call_all(calls))
    BOOST_TEST(std::get<Value>(outcome).as_str().size() == large.size());
}

BOOST_AUTO_TEST_CASE(a_connection_that_the_server_ended_is_known_without_a_call) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    BOOST_TEST(!client.line().empty());
    client.send("{\"status\": \"ok\", \"ret\": null}\n");
  }));
  Client client("::1", server.port());
  BOOST_TEST(client.is_connected());
  client.call("ping");
  const auto deadline = std::chrono::steady_clock::now() + 10s;
  while (client.is_connected() && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
  BOOST_TEST(!client.is_connected());
}

BOOST_AUTO_TEST_SUITE_END()
