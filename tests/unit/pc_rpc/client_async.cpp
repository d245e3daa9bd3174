// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/client_async.hpp>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/test/unit_test.hpp>

#include <future>

#include "net/task_group.hpp"
#include "scripted_server.hpp"
#include "support/io_fixture.hpp"

using namespace sipyco;
using namespace sipyco::test;
using namespace std::chrono_literals;
using net::asio::awaitable;
using pc_rpc::AsyncClient;

namespace {

std::string number_in(const std::string& request) {
  const auto at = request.find("\"args\": (") + 9;
  return request.substr(at, request.find(',', at) - at);
}

std::string answer_to(const std::string& request) {
  return "{\"status\": \"ok\", \"ret\": " + number_in(request) + "}\n";
}

void echo_until_the_end(line_peer& client) {
  for (std::string request = client.line(); request != "<end>"; request = client.line())
    client.send(answer_to(request));
}

template <class E>
awaitable<std::string> thrown_by(awaitable<void> work) {
  try {
    co_await std::move(work);
  } catch (const E& error) {
    co_return error.what();
  }
  co_return "nothing";
}

awaitable<void> call_once(AsyncClient& client, int number) {
  BOOST_TEST(co_await client.call<int>("echo", number) == number);
}

bool contains(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) BOOST_TEST_MESSAGE("not in: " << text);
  return found;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pc_rpc_client_async, io_fixture)

BOOST_AUTO_TEST_CASE(calls_and_converts) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    BOOST_TEST(client.line() ==
               "{\"action\": \"call\", \"name\": \"echo\", \"args\": (1, \"x\"), \"kwargs\": {\"wait\": true}}");
    client.send("{\"status\": \"ok\", \"ret\": 2.5}\n");
    (void)client.line();
    client.send("{\"status\": \"failed\", \"exception\": {\"class\": \"KeyError\", \"message\": \"'k'\"}}\n");
    BOOST_TEST(client.line() == "{\"action\": \"get_rpc_method_list\"}");
    client.send("{\"status\": \"ok\", \"ret\": null}\n");
    BOOST_TEST(client.ended());
  }));
  run([](std::uint16_t port) -> awaitable<void> {
    AsyncClient client;
    co_await client.connect_rpc("::1", port);
    BOOST_TEST(co_await client.call<double>("echo", 1, kw("wait") = true, "x") == 2.5);
    BOOST_TEST(co_await thrown_by<RemoteError>(client.call<void>("ping")) == "KeyError: 'k'");
    BOOST_TEST((co_await client.get_rpc_method_list()).is_none());
    BOOST_TEST(client.get_selected_target().value() == "echo");
    BOOST_TEST(client.methods().size() == 2U);
    BOOST_TEST(client.get_local_host() == "::1");
    BOOST_CHECK_THROW((void)client.call("nosuch"), AttributeError);
  }(server.port()));
}

BOOST_AUTO_TEST_CASE(says_that_it_is_not_connected_or_has_no_target) {
  scripted_server server([](line_peer& client) {
    (void)client.line();
    client.send(v1_greeting);
    BOOST_TEST(client.ended());
  });
  run([](std::uint16_t port) -> awaitable<void> {
    AsyncClient client;
    BOOST_CHECK_THROW((void)client.call("echo"), ConnectionError);
    co_await client.connect_rpc("::1", port, pc_rpc::no_target);
    BOOST_TEST(client.get_rpc_id().targets.size() == 1U);
    BOOST_CHECK_THROW((void)client.call("echo"), ValueError);
    const auto refused = co_await thrown_by<IncompatibleServer>(client.select_rpc_target("c"));
    BOOST_TEST(contains(refused, "valid target name(s): echo"));
  }(server.port()));
}

BOOST_AUTO_TEST_CASE(coroutines_get_their_own_answers) {
  scripted_server server(scripted_server::after_handshake(echo_until_the_end));
  run([](io_fixture& f, std::uint16_t port) -> awaitable<void> {
    AsyncClient client;
    co_await client.connect_rpc("::1", port);
    net::task_group calls{f.context.get_executor(), default_log_sink(), "test"};
    for (int i = 0; i < 500; ++i) calls.spawn(call_once(client, i), "calling");
    BOOST_TEST(co_await calls.wait_empty(net::deadline_after(10s)));
  }(*this, server.port()));
}

BOOST_AUTO_TEST_CASE(a_late_answer_is_never_taken_for_the_next) {
  std::promise<void> timed_out;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    const auto late = client.line();
    BOOST_TEST((timed_out.get_future().wait_for(10s) == std::future_status::ready));
    client.send(answer_to(late));
    echo_until_the_end(client);
  }));
  run([](std::uint16_t port, std::promise<void>& done) -> awaitable<void> {
    AsyncClient client({.timeout = 20ms});
    co_await client.connect_rpc("::1", port);
    const auto late = co_await thrown_by<TimeoutError>(client.call<void>("echo", 1));
    BOOST_TEST(contains(late, "may still be running"));
    done.set_value();
    client.set_timeout(10s);
    for (int i = 2; i < 10; ++i) BOOST_TEST(co_await client.call<int>("echo", i) == i);
  }(server.port(), timed_out));
}

BOOST_AUTO_TEST_CASE(a_cancelled_call_leaves_the_others_their_answers) {
  std::promise<void> cancelled;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    const auto first = client.line();
    BOOST_TEST((cancelled.get_future().wait_for(10s) == std::future_status::ready));
    client.send(answer_to(first));
    echo_until_the_end(client);
  }));
  run([](io_fixture& f, std::uint16_t port, std::promise<void>& done) -> awaitable<void> {
    using namespace net::asio::experimental::awaitable_operators;
    AsyncClient client;
    co_await client.connect_rpc("::1", port);
    net::asio::steady_timer soon{f.context, 10ms};
    const auto which = co_await (client.call<int>("echo", 1) || soon.async_wait(net::asio::use_awaitable));
    BOOST_TEST(which.index() == 1U);
    done.set_value();
    BOOST_TEST(co_await client.call<int>("echo", 2) == 2);
  }(*this, server.port(), cancelled));
}

BOOST_AUTO_TEST_CASE(every_call_learns_that_the_connection_is_lost) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    (void)client.line();
    client.reset();
  }));
  run([](std::uint16_t port) -> awaitable<void> {
    AsyncClient client;
    co_await client.connect_rpc("::1", port);
    for (int i = 0; i < 2; ++i)
      BOOST_TEST(contains(co_await thrown_by<ConnectionLost>(client.call<void>("ping")), "ping: "));
  }(server.port()));
}

BOOST_AUTO_TEST_CASE(closing_ends_the_calls_in_progress) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    (void)client.line();
    BOOST_TEST(client.ended());
  }));
  run([](io_fixture& f, std::uint16_t port) -> awaitable<void> {
    auto client = std::make_unique<AsyncClient>();
    co_await client->connect_rpc("::1", port);
    net::task_group calls{f.context.get_executor(), default_log_sink(), "test"};
    std::string ended;
    const auto waits = [](AsyncClient& used, std::string& out) -> awaitable<void> {
      out = co_await thrown_by<ConnectionLost>(used.call<void>("ping"));
    };
    calls.spawn(waits(*client, ended), "calling");
    co_await f.settle();
    client.reset();
    BOOST_TEST(co_await calls.wait_empty(net::deadline_after(10s)));
    BOOST_TEST(contains(ended, "the client was closed"));
  }(*this, server.port()));
}

BOOST_AUTO_TEST_CASE(a_mute_server_ends_the_handshake_at_its_deadline) {
  std::promise<void> done;
  scripted_server server([&](line_peer&) { done.get_future().wait_for(10s); });
  run([](std::uint16_t port) -> awaitable<void> {
    AsyncClient client({.connect_timeout = 50ms});
    BOOST_TEST(
        contains(co_await thrown_by<TimeoutError>(client.connect_rpc("::1", port)), "said nothing within 0.05 s"));
    BOOST_CHECK_THROW((void)client.get_rpc_id(), ConnectionError);
  }(server.port()));
  done.set_value();
}

BOOST_AUTO_TEST_CASE(tells_of_pythons_limit_when_a_large_request_is_reset) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) { client.reset(); }));
  run([](std::uint16_t port) -> awaitable<void> {
    AsyncClient client;
    co_await client.connect_rpc("::1", port);
    const auto lost = co_await thrown_by<ConnectionLost>(client.call<void>("echo", std::string(6 << 20, 'x')));
    BOOST_TEST((contains(lost, "4 MiB") || contains(lost, "closed by the peer")));
  }(server.port()));
}

BOOST_AUTO_TEST_SUITE_END()
