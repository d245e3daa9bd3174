// SPDX-License-Identifier: LGPL-3.0-or-later
// Clients that make a new connection when the old one is lost.
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <vector>

#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/pc_rpc/client_async.hpp>
#include <sipyco/pc_rpc/server.hpp>

#include "net/task_group.hpp"
#include "scripted_server.hpp"
#include "support/io_fixture.hpp"

using namespace sipyco;
using namespace sipyco::test;
using namespace std::chrono_literals;
using net::asio::awaitable;
using pc_rpc::AsyncClient;
using pc_rpc::Client;

namespace {

/// Serves one connection after the other, each by its own script.
class scripted_connections {
 public:
  explicit scripted_connections(std::vector<scripted_server::script> scripts)
      : thread_([this, scripts = std::move(scripts)] {
          for (const auto& play : scripts) {
            {
              line_peer client(listener_.accept());
              scripted_server::after_handshake(play)(client);
            }
            ++closed_;
          }
        }) {}
  ~scripted_connections() { thread_.join(); }
  [[nodiscard]] std::uint16_t port() const { return listener_.port(); }
  void wait_closed(int count) const {
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (closed_ < count && std::chrono::steady_clock::now() < end) std::this_thread::yield();
  }

 private:
  std::atomic<int> closed_ = 0;
  loopback_listener listener_;
  std::thread thread_;
};

const auto answer_one = [](line_peer& client) {
  BOOST_TEST(client.line().find("\"args\": (2, )") != std::string::npos);
  client.send("{\"status\": \"ok\", \"ret\": 2}\n");
};

const auto lose_one = [](line_peer& client) {
  BOOST_TEST(client.line().find("\"args\": (1, )") != std::string::npos);
  client.reset();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pc_rpc_reconnect, io_fixture)

BOOST_AUTO_TEST_CASE(a_lost_call_is_never_repeated_and_the_next_one_connects_anew) {
  scripted_connections server({lose_one, answer_one});
  Client client("::1", server.port(), "echo", {.reconnect = true});
  const auto& names = client.methods();
  BOOST_CHECK_THROW(client.call("echo", 1), ConnectionLost);
  BOOST_TEST(client.call<int>("echo", 2) == 2);
  BOOST_TEST(names.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_connection_that_was_closed_meanwhile_costs_no_call) {
  scripted_connections server({[](line_peer&) {}, answer_one});
  Client client("::1", server.port(), "echo", {.reconnect = true});
  server.wait_closed(1);
  BOOST_TEST(client.call<int>("echo", 2) == 2);
}

BOOST_AUTO_TEST_CASE(connecting_anew_takes_nothing_of_the_time_for_several_calls) {
  loopback_listener listener;
  std::thread server([&] {
    for (const auto greeting_takes : {0ms, 500ms}) {
      line_peer client(listener.accept());
      std::this_thread::sleep_for(greeting_takes);
      scripted_server::after_handshake(answer_one)(client);
    }
  });
  Client client("::1", listener.port(), "echo", {.timeout = 400ms, .reconnect = true});
  BOOST_TEST(client.call<int>("echo", 2) == 2);
  while (client.is_connected()) std::this_thread::yield();
  BOOST_TEST(client.call_all(std::vector<pc_rpc::call_request>{{"echo", {Value(2)}}}).size() == 1u);
  server.join();
}

BOOST_AUTO_TEST_CASE(a_closed_client_stays_closed) {
  scripted_connections server({[](line_peer& client) { BOOST_TEST(client.ended()); }});
  Client client("::1", server.port(), "echo", {.reconnect = true});
  client.close_rpc();
  BOOST_CHECK_THROW(client.call("echo", 2), ConnectionLost);
}

BOOST_AUTO_TEST_CASE(a_server_that_stays_away_is_reported_each_time) {
  auto server = std::make_unique<pc_rpc::Server>(pc_rpc::target_map{{"echo", pc_rpc::Target{"Echo"}}});
  server->start(std::vector<std::string>{"::1"}, 0);
  Client client("::1", server->port(), "echo", {.reconnect = true});
  server.reset();
  for (int i = 0; i < 2; ++i) BOOST_CHECK_THROW(client.get_rpc_method_list(), ConnectionError);
  BOOST_CHECK_THROW(client.get_rpc_method_list(), ConnectionRefused);
}

BOOST_AUTO_TEST_CASE(coroutines_share_one_new_connection) {
  scripted_connections server({lose_one, [](line_peer& client) {
                                 answer_one(client);
                                 answer_one(client);
                               }});
  run([](io_fixture& f, std::uint16_t port) -> awaitable<void> {
    AsyncClient client({.reconnect = true});
    co_await client.connect_rpc("::1", port);
    bool lost = false;
    try {
      (void)co_await client.call("echo", 1);
    } catch (const ConnectionLost&) {
      lost = true;
    }
    BOOST_TEST(lost);
    const auto call = [](AsyncClient& used) -> awaitable<void> { BOOST_TEST(co_await used.call<int>("echo", 2) == 2); };
    net::task_group calls{f.context.get_executor(), default_log_sink(), "test"};
    calls.spawn(call(client), "calling");
    calls.spawn(call(client), "calling");
    BOOST_TEST(co_await calls.wait_empty(net::deadline_after(10s)));
  }(*this, server.port()));
}

BOOST_AUTO_TEST_SUITE_END()
