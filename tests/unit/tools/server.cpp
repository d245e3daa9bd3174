// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/tools/server_async.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>

#include "net/connect_async.hpp"
#include "support/io_fixture.hpp"
#include "support/recording_log_sink.hpp"

#include <stdexcept>
#include <vector>

using namespace sipyco;
namespace asio = boost::asio;

namespace {

asio::awaitable<void> echo(net::stream client) {
  for (auto line = co_await client.readline(); !line.empty(); line = co_await client.readline()) {
    if (line == "throw\n") throw std::runtime_error("asked to");
    co_await client.write(std::move(line));
  }
}

struct fixture : test::io_fixture {
  test::recording_log_sink log;
  const std::vector<std::string> hosts{"::1"};

  [[nodiscard]] tools::AsyncServer make(tools::server_options options = {}) {
    options.log = &log;
    return {context.get_executor(), echo, options};
  }
  static asio::awaitable<net::stream> connect(const tools::AsyncServer& server) {
    auto opened = co_await net::connect_async("::1", server.port());
    co_return net::stream{std::move(opened).value(), 1000};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tools_server, fixture)

BOOST_AUTO_TEST_CASE(runs_a_coroutine_for_each_connection) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto server = f.make();
    server.start(f.hosts, 0);
    auto one = co_await connect(server);
    auto two = co_await connect(server);
    co_await two.write("second\n");
    co_await one.write("first\n");
    BOOST_TEST(co_await one.readline() == "first\n");
    BOOST_TEST(co_await two.readline() == "second\n");
    BOOST_TEST(server.connections() == 2U);
    BOOST_TEST(co_await server.stop());
    BOOST_TEST(co_await one.readline() == "");
  }(*this));
  BOOST_TEST(log.lines().empty());
}

BOOST_AUTO_TEST_CASE(what_a_handler_throws_ends_its_connection_and_is_logged) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto server = f.make();
    server.start(f.hosts, 0);
    auto bad = co_await connect(server);
    co_await bad.write("throw\n");
    BOOST_TEST(co_await bad.readline() == "");
    BOOST_TEST(co_await server.stop());
  }(*this));
  BOOST_TEST_REQUIRE(log.lines().size() == 1U);
  BOOST_TEST(log.lines()[0].starts_with("ERROR:sipyco.tools:connection from ::1 port "));
  BOOST_TEST(log.lines()[0].ends_with(": asked to"));
}

BOOST_AUTO_TEST_CASE(a_line_over_the_limit_ends_its_connection) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto server = f.make({.max_line_bytes = 4});
    server.start(f.hosts, 0);
    auto client = co_await connect(server);
    co_await client.write("1234\n12345\n");
    BOOST_TEST(co_await client.readline() == "1234\n");
    BOOST_TEST(co_await client.readline() == "");
    BOOST_TEST(co_await server.stop());
  }(*this));
  BOOST_TEST_REQUIRE(log.lines().size() == 1U);
  BOOST_TEST(log.lines()[0].find("max_line_bytes") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_port_in_use_is_an_exception_of_its_own) {
  auto first = make();
  first.start(hosts, 0);
  auto second = make();
  BOOST_CHECK_THROW(second.start(hosts, first.port()), AddressInUse);
}

BOOST_AUTO_TEST_SUITE_END()
