// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/client.hpp>

#include <boost/test/unit_test.hpp>

#include <future>

#include "scripted_server.hpp"

using namespace sipyco;
using namespace sipyco::test;
using namespace std::chrono_literals;
using pc_rpc::Client;

namespace {

std::string ok(int value) { return "{\"status\": \"ok\", \"ret\": " + std::to_string(value) + "}\n"; }

/// `echo` of each number.
std::vector<pc_rpc::call_request> echoes(std::initializer_list<int> numbers) {
  std::vector<pc_rpc::call_request> out;
  for (const int number : numbers) out.push_back({"echo", {Value(number)}});
  return out;
}

/// `echo` of texts of these sizes.
std::vector<pc_rpc::call_request> texts(std::initializer_list<std::size_t> sizes) {
  std::vector<pc_rpc::call_request> out;
  for (const auto size : sizes) out.push_back({"echo", {Value(std::string(size, 'x'))}});
  return out;
}

int taken(pc_rpc::pending_calls& calls) { return std::get<Value>(calls.next()).as<int>(); }

/// Answers requests with 1, 2, ...: the first `count` when all of them have come and `start` is ready.
scripted_server::script answers(int count, std::promise<void>& start) {
  return scripted_server::after_handshake([count, &start](line_peer& client) {
    for (int i = 0; i < count; ++i) BOOST_TEST(!client.line().empty());
    BOOST_TEST((start.get_future().wait_for(10s) == std::future_status::ready));
    for (int i = 1; i <= count; ++i) client.send(ok(i));
    for (int i = count + 1; client.line() != "<end>"; ++i) client.send(ok(i));
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pc_rpc_pending_calls)

BOOST_AUTO_TEST_CASE(a_group_is_sent_before_the_one_before_it_is_answered) {
  std::promise<void> start;
  scripted_server server(answers(4, start));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 20s});
  auto first = client.send_all(echoes({1, 2}));
  auto second = client.send_all(echoes({3, 4}));
  start.set_value();
  BOOST_TEST(first.left() == 2u);
  BOOST_TEST(taken(first) == 1);
  BOOST_TEST(first.left() == 1u);
  BOOST_TEST(taken(first) == 2);
  BOOST_TEST(client.call<int>("echo", 5) == 5);  // reads what is not for it
  BOOST_TEST(taken(second) == 3);
  BOOST_TEST(taken(second) == 4);
  BOOST_TEST(second.left() == 0u);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(answers_that_are_not_taken_are_dropped) {
  std::promise<void> start;
  scripted_server server(answers(4, start));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 20s});
  {
    auto dropped = client.send_all(echoes({1, 2, 3}));
    auto moved = std::move(dropped);
    BOOST_TEST(moved.left() == 3u);
  }
  start.set_value();
  BOOST_TEST(client.call<int>("echo", 4) == 4);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(who_waits_behind_calls_that_nobody_waits_for_takes_over_the_reading) {
  std::promise<void> asked[4], first_taken;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    for (auto& each : asked) {
      BOOST_TEST(!client.line().empty());
      each.set_value();
    }
    client.send(ok(1));
    BOOST_TEST((first_taken.get_future().wait_for(10s) == std::future_status::ready));
    for (int i = 2; i < 5; ++i) client.send(ok(i));
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 10s});
  auto reader = std::async(std::launch::async, [&] { return client.call<int>("echo", 1); });
  asked[0].get_future().wait();
  auto between = client.send_all(echoes({2, 3}));
  auto last = std::async(std::launch::async, [&] { return client.call<int>("echo", 4); });
  BOOST_TEST(reader.get() == 1);
  first_taken.set_value();
  BOOST_TEST(last.get() == 4);
  BOOST_TEST(taken(between) == 2);
  BOOST_TEST(taken(between) == 3);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(each_answer_has_the_whole_timeout) {
  std::promise<void> late;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    for (int i = 0; i < 2; ++i) BOOST_TEST(!client.line().empty());
    BOOST_TEST((late.get_future().wait_for(10s) == std::future_status::ready));
    for (int i = 1; i < 3; ++i) client.send(ok(i));
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 400ms});
  auto sent = client.send_all(echoes({1, 2}));
  client.set_timeout(20s);
  BOOST_CHECK_EXCEPTION(sent.next(), TimeoutError,
                        [](const TimeoutError& error) { return std::string_view(error.what()).starts_with("echo: "); });
  late.set_value();
  BOOST_TEST(taken(sent) == 2);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(answers_from_before_the_connection_was_lost_can_be_taken) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) {
    for (int i = 0; i < 3; ++i) BOOST_TEST(!client.line().empty());
    client.send(ok(1));
  }));
  Client client("::1", server.port());
  auto sent = client.send_all(echoes({1, 2, 3}));
  BOOST_TEST(taken(sent) == 1);
  BOOST_CHECK_THROW(sent.next(), ConnectionLost);
  BOOST_CHECK_THROW(sent.next(), ConnectionLost);
  BOOST_TEST(sent.left() == 0u);
}

BOOST_AUTO_TEST_CASE(answers_from_before_can_be_taken_although_the_next_group_could_not_be_sent) {
  std::promise<void> gone;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    for (int i = 0; i < 3; ++i) BOOST_TEST(!client.line().empty());
    client.send(ok(1) + ok(2));
    client.reset();
    gone.set_value();
  }));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 20s});
  auto sent = client.send_all(echoes({1, 2, 3}));
  gone.get_future().wait();
  for (int i = 0; i < 2; ++i) {  // the first may still go
    auto next = client.send_all(echoes({4}));
    BOOST_TEST(next.left() == 1u);
  }
  BOOST_TEST(taken(sent) == 1);
  BOOST_TEST(taken(sent) == 2);
  BOOST_CHECK_THROW(sent.next(), ConnectionLost);
}

BOOST_AUTO_TEST_CASE(what_could_not_be_sent_any_more_is_told_of_each_call) {
  scripted_server server(scripted_server::after_handshake([](line_peer& client) { (void)client.line(); }));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 20s});
  auto sent = client.send_all(texts({60'000, 20'000, 20'000, 20'000}));
  for (int i = 0; i < 4; ++i) BOOST_CHECK_THROW(sent.next(), ConnectionLost);
}

BOOST_AUTO_TEST_CASE(an_interruption_ends_them_all) {
  std::promise<void> start;
  scripted_server server(answers(3, start));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 20s});
  auto sent = client.send_all(echoes({1, 2, 3}));
  client.interrupt();
  for (int i = 0; i < 3; ++i) BOOST_CHECK_THROW(sent.next(), Interrupted);
  start.set_value();
  BOOST_TEST(client.call<int>("echo", 4) == 4);
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(requests_over_the_buffers_go_before_those_of_the_next_group) {
  std::vector<std::size_t> came;
  {
    scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
      for (auto line = client.line(); line != "<end>"; line = client.line()) {
        came.push_back(line.size() / 10'000);
        client.send(ok(0));
      }
    }));
    Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 20s});
    auto first = client.send_all(texts({10'000, 20'000, 30'000, 40'000, 50'000}));
    auto second = client.send_all(texts({60'000}));
    for (auto* each : {&first, &second})
      while (each->left() > 0) each->next();
    client.close_rpc();
  }
  BOOST_TEST(came == (std::vector<std::size_t>{1, 2, 3, 4, 5, 6}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_large_request_waits_for_large_answers_although_a_thread_reads) {
  const std::string large(16 << 20, 'x');
  std::promise<void> asked, calling;
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    (void)client.line();
    asked.set_value();
    (void)client.line();
    calling.get_future().wait();
    std::this_thread::sleep_for(100ms);  // it encodes; later would show less, not fail
    client.send(ok(1));
    client.send("{\"status\": \"ok\", \"ret\": \"" + large + "\"}\n");
    (void)client.line();
    client.send(ok(3));
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 20s});
  auto reader = std::async(std::launch::async, [&] { return client.call<int>("echo", 1); });
  asked.get_future().wait();
  auto pending = client.send_all(echoes({2}));
  calling.set_value();
  BOOST_TEST(client.call<int>("echo", large) == 3);
  BOOST_TEST(reader.get() == 1);
  BOOST_TEST(std::get<Value>(pending.next()).as_str().size() == large.size());
  client.close_rpc();
}

BOOST_AUTO_TEST_CASE(they_outlive_their_client) {
  std::promise<void> start;
  scripted_server server(answers(2, start));
  auto client = std::make_unique<Client>("::1", server.port());
  auto sent = client->send_all(echoes({1, 2}));
  client.reset();
  start.set_value();
  BOOST_TEST(taken(sent) == 1);
  BOOST_TEST(taken(sent) == 2);
}

BOOST_AUTO_TEST_CASE(large_requests_wait_until_large_answers_are_read) {
  const std::string large(8 << 20, 'x');
  scripted_server server(scripted_server::after_handshake([&](line_peer& client) {
    for (int i = 0; i < 4; ++i) {
      BOOST_TEST(!client.line().empty());
      client.send("{\"status\": \"ok\", \"ret\": \"" + large + "\"}\n");
    }
    BOOST_TEST(client.ended());
  }));
  Client client("::1", server.port(), pc_rpc::AutoTarget{}, {.timeout = 30s});
  const std::vector<pc_rpc::call_request> two(2, {"echo", {Value(large)}, {}});
  auto first = client.send_all(two);
  auto second = client.send_all(two);
  for (auto* each : {&second, &first})
    while (each->left() > 0) BOOST_TEST(std::get<Value>(each->next()).as_str().size() == large.size());
  client.close_rpc();
}

BOOST_AUTO_TEST_SUITE_END()
