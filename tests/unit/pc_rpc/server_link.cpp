// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/server_link.hpp>

#include <boost/test/unit_test.hpp>

#include <future>
#include <optional>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/pc_rpc/server.hpp>
#include <sipyco/pc_rpc/target_async.hpp>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

using namespace sipyco;
using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace {

asio::awaitable<int> wait(std::promise<void>& begun, int ms) {
  begun.set_value();
  asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::milliseconds(ms));
  co_await timer.async_wait(asio::use_awaitable);
  co_return ms;
}

struct fixture {
  std::promise<void> begun;
  pc_rpc::Target device{"Device"};
  std::optional<pc_rpc::server_link> link;
  std::optional<pc_rpc::Server> server;

  fixture() {
    device.def(
        "wait", [this](int ms) { return wait(begun, ms); }, arg("ms"));
    device.def("plain", [] { return 7; });
    server.emplace(pc_rpc::target_map{{"proxy", [this](const pc_rpc::server_link& given) {
                                         link = given;
                                         return pc_rpc::Target{"Proxy"};
                                       }}});
    server->start(std::vector<std::string>{"::1"}, 0);
    pc_rpc::Client client("::1", server->port(), "proxy");
  }
  Value call(std::string_view method, std::vector<Value> arguments = {}) {
    return link->call_value(device, method, arguments);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(server_link, fixture)

BOOST_AUTO_TEST_CASE(runs_coroutines_on_the_server_and_plain_methods_here) {
  BOOST_TEST(call("wait", {1}).as<int>() == 1);
  BOOST_TEST(call("plain").as<int>() == 7);
  BOOST_CHECK_THROW(call("wait"), TypeError);
  BOOST_CHECK_THROW(call("nosuch"), AttributeError);
}

BOOST_AUTO_TEST_CASE(ends_a_wait_when_the_server_stops) {
  auto waiting = std::async(std::launch::async, [&] { call("wait", {60'000}); });
  begun.get_future().wait();
  server->stop();
  BOOST_REQUIRE(waiting.wait_for(10s) == std::future_status::ready);
  BOOST_CHECK_THROW(waiting.get(), Interrupted);
}

BOOST_AUTO_TEST_CASE(tells_when_the_server_stops) {
  int told = 0;
  link->on_stop([&] { ++told; });
  server->stop();
  link->on_stop([&] { ++told; });
  server.reset();
  BOOST_TEST(told == 2);
  BOOST_CHECK_THROW(call("wait", {1}), Interrupted);
}

BOOST_AUTO_TEST_SUITE_END()
