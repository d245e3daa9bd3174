// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/server.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <mutex>

#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/pc_rpc/target_async.hpp>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "support/line_peer.hpp"

using namespace sipyco;
using namespace sipyco::test;
using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace {

const std::vector<std::string> here{"::1"};

/// Holds calls up until it is opened.
class gate {
 public:
  void enter() {
    ++entered_;
    entered_.notify_all();
    opened_.wait(false);
  }
  void wait_entered(int count = 1) const {
    for (int seen = entered_; seen < count; seen = entered_) entered_.wait(seen);
  }
  void open() {
    opened_ = true;
    opened_.notify_all();
  }

 private:
  std::atomic<int> entered_ = 0;
  std::atomic<bool> opened_ = false;
};

asio::awaitable<void> sleep_for(std::chrono::milliseconds duration) {
  asio::steady_timer timer(co_await asio::this_coro::executor, duration);
  co_await timer.async_wait(asio::use_awaitable);
}

struct fixture {
  std::shared_ptr<gate> held = std::make_shared<gate>();  // may outlive the test in a thread left behind
  std::atomic<int> running = 0, most_running = 0;
  std::unique_ptr<pc_rpc::Server> server;

  ~fixture() { held->open(); }

  pc_rpc::Target target() {
    pc_rpc::Target out{"Test"};
    out.def(
        "echo", [](Value x) { return x; }, arg("x"));
    out.def("block", [held = held] { held->enter(); });
    out.def(
        "ping", [] { return true; }, parallel);
    out.def(
        "ping_async", []() -> asio::awaitable<bool> { co_return true; }, parallel);
    out.def("overlap", [this] { overlap(); });
    out.def("overlap_async", [this]() -> asio::awaitable<void> {
      note_running(1);
      co_await sleep_for(2ms);
      note_running(-1);
    });
    out.def("sleep_async", [](int ms) -> asio::awaitable<int> {
      co_await sleep_for(std::chrono::milliseconds(ms));
      co_return ms;
    });
    out.def("fail_async", []() -> asio::awaitable<void> {
      co_await sleep_for(1ms);
      throw ValueError("no reason");
    });
    out.def("text_async", [](const std::string& text) -> asio::awaitable<std::string> {
      co_await sleep_for(1ms);
      co_return text + "!";
    });
    return out;
  }
  void note_running(int change) {
    running += change;
    most_running = std::max<int>(most_running, running);
  }
  void overlap() {
    note_running(1);
    std::this_thread::sleep_for(1ms);
    note_running(-1);
  }
  void start(pc_rpc::server_options options = {}) {
    server = std::make_unique<pc_rpc::Server>(pc_rpc::target_map{{"test", target()}}, std::move(options));
    server->start(here, 0);
  }
  pc_rpc::Client connect(std::chrono::milliseconds timeout = 10s) {
    return pc_rpc::Client("::1", server->port(), "test", {.timeout = timeout});
  }
  void overlap_from_threads(const std::vector<std::string>& methods) {
    std::vector<std::thread> threads;
    for (const auto& method : methods)
      threads.emplace_back([&] {
        auto client = connect();
        for (int i = 0; i < 20; ++i) client.call(method);
      });
    for (auto& thread : threads) thread.join();
  }
};

std::string request(const std::string& name, const std::string& arguments = "()") {
  return "{\"action\": \"call\", \"name\": \"" + name + "\", \"args\": " + arguments + ", \"kwargs\": {}}\n";
}

std::string ok(const std::string& returned) { return "{\"status\": \"ok\", \"ret\": " + returned + "}"; }

template <class F>
std::chrono::milliseconds duration_of(F f) {
  const auto begin = std::chrono::steady_clock::now();
  f();
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pc_rpc_server, fixture)

BOOST_AUTO_TEST_CASE(serves_plain_and_coroutine_methods) {
  start();
  auto client = connect();
  for (int i = 0; i < 100; ++i) BOOST_TEST(client.call<int>("echo", i) == i);
  BOOST_TEST(client.call<int>("sleep_async", 1) == 1);
  BOOST_TEST(client.call<std::string>("text_async", "a") == "a!");
  BOOST_CHECK_THROW(client.call("fail_async"), RemoteError);
  BOOST_TEST(client.call<std::string>("echo", std::string(3 << 20, 'x')).size() == 3U << 20);
}

BOOST_AUTO_TEST_CASE(answers_requests_in_order_however_they_run) {
  start();
  line_peer client(server->port());
  (void)client.handshake("test");
  client.send(request("sleep_async", "(5, )") + request("echo", "(1, )") + request("echo", "(2, )") + request("ping") +
              request("nosuch") + request("echo", "(3, )"));
  BOOST_TEST(client.line() == ok("5"));
  BOOST_TEST(client.line() == ok("1"));
  BOOST_TEST(client.line() == ok("2"));
  BOOST_TEST(client.line() == ok("true"));
  BOOST_TEST(client.line().find("'Test' object has no attribute 'nosuch'") != std::string::npos);
  BOOST_TEST(client.line() == ok("3"));
}

BOOST_AUTO_TEST_CASE(takes_the_whole_conversation_in_one_piece) {
  start();
  line_peer client(server->port());
  client.send("ARTIQ pc_rpc\ntest\n" + request("echo", "(1, )") + request("echo", "(2, )"));
  client.finish();
  for (int i = 0; i < 2; ++i) (void)client.line();
  BOOST_TEST(client.line() == ok("1"));
  BOOST_TEST(client.line() == ok("2"));
  BOOST_TEST(client.ended());
}

BOOST_AUTO_TEST_CASE(an_answer_does_not_wait_for_the_call_behind_it) {
  start();
  line_peer client(server->port());
  (void)client.handshake("test");
  client.send(request("echo", "(1, )") + request("echo", "(2, )") + request("block", "()"));
  BOOST_REQUIRE(client.line() == ok("1"));
  BOOST_REQUIRE(client.line() == ok("2"));
  held->wait_entered();  // it is still running
}

BOOST_AUTO_TEST_CASE(runs_one_call_at_a_time) {
  start();
  overlap_from_threads({"overlap", "overlap", "overlap_async", "overlap_async"});
  BOOST_TEST(most_running == 1);
}

BOOST_AUTO_TEST_CASE(runs_calls_side_by_side_when_told_so) {
  start({.allow_parallel = true});
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) threads.emplace_back([&] { connect().call("block"); });
  held->wait_entered(2);
  held->open();
  for (auto& thread : threads) thread.join();
  BOOST_TEST(connect().call<int>("echo", 1) == 1);
}

BOOST_AUTO_TEST_CASE(answers_parallel_methods_and_the_list_while_a_call_runs) {
  start({.builtin_terminate = true});
  std::thread blocked([&] { connect().call("block"); });
  held->wait_entered();
  auto client = connect();
  // A goal of 50 ms holds on an idle machine; here it must only not wait for the call.
  BOOST_TEST(client.call<bool>("ping"));
  BOOST_TEST(client.call<bool>("ping_async"));
  BOOST_TEST(client.get_rpc_method_list().at("methods").contains("terminate"));
  client.call("terminate");
  server->wait_terminate();
  held->open();
  blocked.join();
}

BOOST_AUTO_TEST_CASE(makes_a_waiting_client_wait_its_turn_only) {
  start();
  std::atomic<bool> done = false;
  std::thread busy([&] {
    auto client = connect();
    while (!done) client.call("echo", 1);
  });
  auto client = connect();
  for (int i = 0; i < 200; ++i) BOOST_TEST(client.call<int>("echo", i) == i);
  done = true;
  busy.join();
}

BOOST_AUTO_TEST_CASE(stops_although_a_method_does_not_return) {
  start();
  auto call = std::async(std::launch::async, [&] { connect().call("block"); });
  held->wait_entered();
  BOOST_TEST(duration_of([&] { server->stop(); }).count() < 1500);
  BOOST_CHECK_THROW(call.get(), ConnectionLost);
}

BOOST_AUTO_TEST_CASE(stops_at_once_whatever_the_peers_do) {
  start();
  line_peer silent(server->port());
  line_peer halfway(server->port());
  halfway.send("ARTIQ pc_rpc\n");
  line_peer reads_nothing(server->port());
  (void)reads_nothing.handshake("test");
  reads_nothing.send(request("echo", "(\"" + std::string(16 << 20, 'x') + "\", )"));
  auto waiting = std::async(std::launch::async, [&] { connect().call("sleep_async", 60'000); });
  while (waiting.wait_for(20ms) == std::future_status::ready) waiting.get();
  BOOST_TEST(duration_of([&] { server->stop(); }).count() < 900);
  BOOST_CHECK_THROW(waiting.get(), ConnectionLost);
  BOOST_TEST(silent.ended());
}

BOOST_AUTO_TEST_CASE(cancels_a_coroutine_whose_client_has_left_when_told_so) {
  start({.cancel_when_client_leaves = true});
  {
    line_peer leaves(server->port());
    (void)leaves.handshake("test");
    leaves.send(request("sleep_async", "(60000, )"));
  }
  // It waits for its turn.
  BOOST_TEST(connect().call<int>("sleep_async", 1) == 1);
  BOOST_CHECK_THROW(connect().call("fail_async"), RemoteError);
  line_peer client(server->port());
  (void)client.handshake("test");
  client.send(request("sleep_async", "(5, )") + request("sleep_async", "(1, )") + request("echo", "(2, )"));
  for (const auto* const answer : {"5", "1", "2"}) BOOST_TEST(client.line() == ok(answer));
}

BOOST_AUTO_TEST_CASE(serves_others_while_a_client_does_not_read) {
  start();
  line_peer reads_nothing(server->port());
  (void)reads_nothing.handshake("test");
  reads_nothing.send(request("echo", "(\"" + std::string(16 << 20, 'x') + "\", )"));
  auto client = connect();
  for (int i = 0; i < 10; ++i) BOOST_TEST(client.call<int>("echo", i) == i);
}

BOOST_AUTO_TEST_CASE(closes_on_silence_before_the_banner_only) {
  start({.handshake_timeout = 30ms});
  line_peer silent(server->port());
  line_peer undecided(server->port());
  undecided.send("ARTIQ pc_rpc\n");
  (void)undecided.line();
  BOOST_TEST(silent.ended());
  undecided.send("test\n");
  BOOST_TEST(undecided.line() != "<end>");
}

BOOST_AUTO_TEST_CASE(holds_connections_and_lines_to_its_limits) {
  start({.max_connections = 2, .wire = {.max_line_bytes = 1000, .max_greeting_bytes = 100}});
  line_peer long_banner(server->port());
  long_banner.send(std::string(200, 'x'));
  BOOST_TEST(long_banner.ended());
  line_peer long_request(server->port());
  (void)long_request.handshake("test");
  long_request.send(request("echo", "(\"" + std::string(2000, 'x') + "\", )"));
  BOOST_TEST(long_request.ended());
  auto first = connect();
  auto second = connect();
  line_peer third(server->port());
  BOOST_TEST(third.ended());
}

BOOST_AUTO_TEST_CASE(makes_a_target_for_each_connection) {
  std::atomic<int> made = 0;
  const auto factory = [&] {
    pc_rpc::Target out{"Counter"};
    out.def("number", [number = ++made] { return number; });
    return out;
  };
  pc_rpc::Server counting({{"counter", factory}});
  counting.start(here, 0);
  pc_rpc::Client first("::1", counting.port()), second("::1", counting.port());
  BOOST_TEST(first.call<int>("number") == 1);
  BOOST_TEST(second.call<int>("number") == 2);
  BOOST_TEST(first.call<int>("number") == 1);
}

BOOST_AUTO_TEST_CASE(refuses_target_names_with_white_space) {
  BOOST_CHECK_THROW(pc_rpc::Server({{"a b", target()}}), ValueError);
}

BOOST_AUTO_TEST_CASE(says_that_a_port_is_taken) {
  start();
  pc_rpc::Server second({{"test", target()}});
  BOOST_CHECK_THROW(second.start(here, server->port()), ConnectionError);
}

BOOST_AUTO_TEST_CASE(stops_without_having_started) {
  pc_rpc::Server idle({{"test", target()}});
  idle.stop();
}

BOOST_AUTO_TEST_SUITE_END()
