// SPDX-License-Identifier: LGPL-3.0-or-later
// What must hold when answers come late, or never.
#include "pc_rpc/reply_channel.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <random>
#include <semaphore>
#include <utility>

#include <sipyco/pc_rpc/client.hpp>

#include "scripted_server.hpp"

using namespace sipyco;
using namespace sipyco::test;
using namespace std::chrono_literals;
using pc_rpc::Client;

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

}  // namespace

BOOST_AUTO_TEST_SUITE(pc_rpc_reply_channel)

BOOST_AUTO_TEST_CASE(a_late_answer_is_never_taken_for_the_next) {
  std::promise<void> timed_out;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    const auto late = client.line();
    BOOST_TEST((timed_out.get_future().wait_for(10s) == std::future_status::ready));
    client.send(answer_to(late));
    echo_until_the_end(client);
  }));
  Client client("::1", server.port(), "echo", {.timeout = 20ms});
  BOOST_CHECK_EXCEPTION(client.call("echo", 1), TimeoutError, [](const TimeoutError& error) {
    return std::string_view(error.what()).find("may still be running") != std::string_view::npos;
  });
  timed_out.set_value();
  client.set_timeout(10s);
  for (int i = 2; i < 10; ++i) BOOST_TEST(client.call<int>("echo", i) == i);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(threads_get_their_own_answers) {
  scripted_server server(scripted_server::after_handshake(echo_until_the_end));
  Client client("::1", server.port(), "echo", {.timeout = 30s});
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 64; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i)
        if (client.call<int>("echo", t * 1000 + i) != t * 1000 + i) ++wrong;
    });
  for (auto& thread : threads) thread.join();
  BOOST_TEST(wrong == 0);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(threads_get_their_own_answers_although_calls_time_out) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    std::mt19937 random(5);
    for (std::string request = client.line(); request != "<end>"; request = client.line()) {
      if (random() % 50 == 0) std::this_thread::sleep_for(5ms);  // makes some calls time out
      client.send(answer_to(request));
    }
  }));
  Client client("::1", server.port(), "echo", {.timeout = 3ms});
  std::atomic<int> wrong = 0, answered = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i) try {
          if (client.call<int>("echo", t * 1000 + i) != t * 1000 + i) ++wrong;
          ++answered;
        } catch (const TimeoutError&) {
        }
    });
  for (auto& thread : threads) thread.join();
  BOOST_TEST(wrong == 0);
  client.set_timeout(30s);
  BOOST_TEST(client.call<int>("echo", 12345) == 12345);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(an_interruption_ends_the_calls_in_progress) {
  std::promise<void> asked;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    const auto first = client.line();
    asked.set_value();
    const auto second = client.line();
    client.send(answer_to(first));
    client.send(answer_to(second));
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port());
  auto call = std::async(std::launch::async, [&] { return client.call<int>("echo", 1); });
  BOOST_TEST((asked.get_future().wait_for(10s) == std::future_status::ready));
  client.interrupt();
  BOOST_CHECK_THROW(call.get(), Interrupted);
  BOOST_TEST(client.call<int>("echo", 2) == 2);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(an_interruption_without_a_call_ends_the_next) {
  scripted_server server(scripted_server::after_handshake(echo_until_the_end));
  Client client("::1", server.port());
  client.interrupt();
  BOOST_CHECK_THROW(client.call("echo", 1), Interrupted);
  BOOST_TEST(client.call<int>("echo", 2) == 2);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(an_interruption_ends_who_waits_although_another_call_begins_and_is_used_up) {
  std::binary_semaphore asked(0);
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    std::string open;  // answered with the next of the other's
    for (std::string request = client.line(); request != "<end>"; request = client.line()) {
      open += answer_to(request);
      if (number_in(request) == "1")
        asked.release();
      else
        client.send(std::exchange(open, ""));
    }
  }));
  Client client("::1", server.port(), "echo", {.timeout = 10s});
  std::atomic<int> interrupted = 0;
  const auto ends = [&](int number) {
    try {
      return client.call<int>("echo", number) == number;
    } catch (const Interrupted&) {
      ++interrupted;
      return true;
    }
  };
  for (int i = 0; i < 50; ++i) {
    auto waiting = std::async(std::launch::async, ends, 1);
    asked.acquire();
    auto other = std::async(std::launch::async, ends, 2);
    client.interrupt();
    BOOST_TEST(waiting.get());
    BOOST_TEST(other.get());
    // Where both had their answers already, it is for the next; else for no other.
    if (interrupted.exchange(0) == 0) BOOST_CHECK_THROW(client.call("echo", 2), Interrupted);
  }
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(a_surplus_answer_is_not_taken_for_that_of_the_next_call) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    const auto request = client.line();
    client.send(answer_to(request) + answer_to(request));
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port(), "echo", {.timeout = 10s});
  BOOST_TEST(client.call<int>("echo", 1) == 1);
  BOOST_CHECK_THROW(client.call("echo", 2), ProtocolError);
}

BOOST_AUTO_TEST_CASE(an_answer_over_the_limit_is_that_of_its_own_call) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    for (int i = 0; i < 3; ++i) BOOST_TEST(!client.line().empty());
    client.send("{\"status\": \"ok\", \"ret\": 1}\n{\"status\": \"ok\", \"ret\": \"" + std::string(2000, 'x') +
                "\"}\n");
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port(), "echo", {.timeout = 10s, .wire = {.max_line_bytes = 1000}});
  auto sent = client.send_all(std::vector<pc_rpc::call_request>(3, {"echo", {Value(1)}}));
  BOOST_TEST((std::get<Value>(sent.next()) == Value(1)));
  BOOST_CHECK_THROW(sent.next(), LimitError);
  BOOST_CHECK_THROW(sent.next(), ConnectionLost);
}

BOOST_AUTO_TEST_CASE(a_readable_wake_descriptor_ends_calls_and_the_handshake) {
  socket_pair pair;
  std::promise<void> asked;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    (void)client.line();
    asked.set_value();
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port(), "echo", {.wake_descriptor = pair.ours.get()});
  auto call = std::async(std::launch::async, [&] { client.call("echo", 1); });
  BOOST_TEST((asked.get_future().wait_for(10s) == std::future_status::ready));
  write_all(pair.theirs.get(), "x");
  BOOST_CHECK_THROW(call.get(), Interrupted);
  client.close_rpc();
  BOOST_CHECK_THROW(Client("::1", refused_address().port(), "echo", {.wake_descriptor = pair.ours.get()}),
                    ConnectionError);
}

BOOST_AUTO_TEST_CASE(closing_ends_the_calls_of_other_threads) {
  std::promise<void> asked;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    (void)client.line();
    asked.set_value();
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port());
  auto call = std::async(std::launch::async, [&] { client.call("echo", 1); });
  BOOST_TEST((asked.get_future().wait_for(10s) == std::future_status::ready));
  client.close_rpc();
  BOOST_CHECK_THROW(call.get(), ConnectionLost);
  BOOST_CHECK_THROW(client.call("echo", 2), ConnectionLost);
}

BOOST_AUTO_TEST_CASE(a_large_request_waits_for_large_late_answers) {
  std::promise<void> timed_out;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    (void)client.line();
    timed_out.get_future().wait_for(10s);
    client.send("{\"status\": \"ok\", \"ret\": \"" + std::string(8 << 20, 'y') + "\"}\n");
    (void)client.line();
    client.send("{\"status\": \"ok\", \"ret\": 7}\n");
  }));
  Client client("::1", server.port(), "echo", {.timeout = 20ms});
  BOOST_CHECK_THROW(client.call("echo", 1), TimeoutError);
  timed_out.set_value();
  client.set_timeout(30s);
  BOOST_TEST(client.call<int>("echo", std::string(8 << 20, 'x')) == 7);
}

BOOST_AUTO_TEST_SUITE_END()
