// SPDX-License-Identifier: LGPL-3.0-or-later
// Many callers on one client, with time-outs, cancellations and lost connections: no call may get another's answer.
// SIPYCO_CALLS sets how many calls are made (10,000).
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <cstdlib>
#include <random>
#include <thread>
#include <vector>

#include <sipyco/base/error.hpp>
#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/pc_rpc/client_async.hpp>
#include <sipyco/pc_rpc/server.hpp>

#include "net/task_group.hpp"
#include "support/io_fixture.hpp"

using namespace sipyco;
using namespace std::chrono_literals;
using net::asio::awaitable;

namespace {

constexpr int callers = 64;

int all_calls() {
  const char* const wanted = std::getenv("SIPYCO_CALLS");
  return wanted ? std::atoi(wanted) : 10'000;
}

class Leave : public Error {
 public:
  using Error::Error;
  [[nodiscard]] std::string_view python_class() const noexcept override { return "SystemExit"; }
};

/// Echoes; now and then late, now and then it closes the connection instead.
pc_rpc::Target make_target() {
  pc_rpc::Target target{"Echo"};
  target.def(
      "echo",
      [](int number, int delay_ms) {
        if (delay_ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(delay_ms));
        if (delay_ms < 0) throw Leave("");
        return number;
      },
      arg("number"), arg("delay_ms") = 0);
  return target;
}

struct counts {
  std::atomic<int> answered = 0, timed_out = 0, cancelled = 0, lost = 0, astray = 0;

  void report(const char* what) const {
    BOOST_TEST_MESSAGE(what << ": " << answered << " answered, " << timed_out << " timed out, " << cancelled
                            << " cancelled, " << lost << " lost, " << astray << " astray");
    BOOST_TEST(astray == 0);
    BOOST_TEST(timed_out > 0);
    BOOST_TEST(cancelled > 0);
    // Of those that neither timed out nor were cancelled.
    BOOST_TEST(answered >= 9 * lost);
  }
};

struct fixture : test::io_fixture {
  fixture() { server.start(std::vector<std::string>{"::1"}, 0); }
  pc_rpc::Server server{{{"echo", make_target()}}};
};

/// What one call is to meet.
struct plan {
  int delay_ms = 0;
  bool impatient = false;
};

plan plan_of(std::mt19937& random, unsigned impatient_one_in) {
  const auto dice = random() % 4000;
  if (dice == 0) return {-1, false};
  return {dice < 8 ? 4 : 0, dice % impatient_one_in == 1};
}

template <class F>
void count_one(counts& got, F call) {
  try {
    call();
  } catch (const TimeoutError&) {
    ++got.timed_out;
  } catch (const Interrupted&) {
    ++got.cancelled;
  } catch (const ConnectionError&) {
    ++got.lost;
  }
}

// The time-out is the client's, so that each impatient call is one for the other threads, too: they are few.
void call_from_a_thread(pc_rpc::Client& client, counts& got, int thread, int calls) {
  std::mt19937 random(static_cast<unsigned>(thread) + 1);
  for (int i = 0; i < calls; ++i) {
    const auto [delay, impatient] = plan_of(random, 200);
    if (impatient) client.set_timeout(std::chrono::milliseconds(1 + random() % 3));
    if (random() % 1000 == 0) client.interrupt();
    const int number = thread * calls + i;
    count_one(got, [&] { ++(client.call<int>("echo", number, delay) == number ? got.answered : got.astray); });
    if (impatient) client.set_timeout(10s);
  }
}

/// What became of the call, told rather than thrown: `||` waits for a success.
awaitable<void> call_and_count(pc_rpc::AsyncClient& client, counts& got, int number, int delay) {
  try {
    ++(co_await client.call<int>("echo", number, delay) == number ? got.answered : got.astray);
  } catch (const TimeoutError&) {
    ++got.timed_out;
  } catch (const Interrupted&) {
    ++got.cancelled;
  } catch (const ConnectionError&) {
    ++got.lost;
  }
}

awaitable<void> call_from_a_coroutine(pc_rpc::AsyncClient& client, counts& got, int which, int calls) {
  using namespace net::asio::experimental::awaitable_operators;
  std::mt19937 random(static_cast<unsigned>(which) + 1);
  net::asio::steady_timer timer{co_await net::asio::this_coro::executor};
  for (int i = 0; i < calls; ++i) {
    const auto [delay, impatient] = plan_of(random, 20);
    timer.expires_after(impatient ? std::chrono::milliseconds(1 + random() % 3) : 20s);
    client.set_timeout(random() % 50 == 0 ? 2ms : 10s);
    co_await (call_and_count(client, got, which * calls + i, delay) || timer.async_wait(net::as_result));
  }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pc_rpc_wrong_answers, fixture)

BOOST_AUTO_TEST_CASE(no_thread_gets_the_answer_to_anothers_call) {
  pc_rpc::Client client("::1", server.port(), "echo", {.timeout = 10s, .reconnect = true});
  counts got;
  std::vector<std::thread> threads;
  for (int i = 0; i < callers; ++i)
    threads.emplace_back([&, i] { call_from_a_thread(client, got, i, all_calls() / callers); });
  for (auto& thread : threads) thread.join();
  got.report("64 threads, one Client");
}

BOOST_AUTO_TEST_CASE(no_coroutine_gets_the_answer_to_anothers_call) {
  counts got;
  run_long([](fixture& f, counts& into) -> awaitable<void> {
    pc_rpc::AsyncClient client({.timeout = 10s, .reconnect = true});
    co_await client.connect_rpc("::1", f.server.port());
    net::task_group tasks{f.context.get_executor(), default_log_sink(), "test"};
    for (int i = 0; i < callers; ++i)
      tasks.spawn(call_from_a_coroutine(client, into, i, all_calls() / callers), "calling");
    BOOST_TEST(co_await tasks.wait_empty());
  }(*this, got));
  got.report("64 coroutines, one AsyncClient");
}

BOOST_AUTO_TEST_SUITE_END()
