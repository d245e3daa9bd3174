// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/server_base.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>

#include "net/blocking_socket.hpp"
#include "net/line_stream.hpp"
#include "support/io_fixture.hpp"
#include "support/loopback.hpp"
#include "support/recording_log_sink.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/write.hpp>

#include <optional>

using namespace sipyco::net;
using namespace std::chrono_literals;

namespace {

asio::awaitable<void> echo(std::shared_ptr<byte_stream> stream) {
  line_stream lines{std::move(stream), 1000};
  while (const auto line = (co_await lines.read_line()).value()) {
    if (*line == "throw") throw std::runtime_error("asked to");
    (co_await lines.write(std::string{*line} + "\n")).value();
  }
}

asio::awaitable<void> stay(std::shared_ptr<byte_stream>) {
  asio::steady_timer timer{co_await asio::this_coro::executor, 1h};
  co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> be_stubborn(std::shared_ptr<byte_stream>) {
  co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
  asio::steady_timer timer{co_await asio::this_coro::executor, 100ms};
  co_await timer.async_wait(asio::use_awaitable);
}

struct fixture : sipyco::test::io_fixture {
  sipyco::test::recording_log_sink log;
  const std::vector<std::string> hosts{"::1", "127.0.0.1"};

  [[nodiscard]] server_base_options options() {
    server_base_options wanted;
    wanted.log = &log;
    wanted.log_name = "test";
    return wanted;
  }
  static asio::awaitable<tcp::socket> connect(const server_base& server, const char* host = "::1") {
    tcp::socket socket{co_await asio::this_coro::executor};
    co_await socket.async_connect({asio::ip::make_address(host), server.port()}, asio::use_awaitable);
    co_return socket;
  }
  static asio::awaitable<std::string> talk(tcp::socket& socket, std::string text) {
    co_await asio::async_write(socket, asio::buffer(text), asio::use_awaitable);
    char room[100];
    const auto [error, count] = co_await socket.async_read_some(asio::buffer(room), as_result);
    co_return std::string{room, count};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_server_base, fixture)

BOOST_AUTO_TEST_CASE(serves_each_connection_on_every_address) {
  run([](fixture& f) -> asio::awaitable<void> {
    server_base server{f.context.get_executor(), echo, f.options()};
    server.start(f.hosts, 0);
    BOOST_TEST(server.addresses().size() == 2U);
    auto six = co_await connect(server);
    auto four = co_await connect(server, "127.0.0.1");
    BOOST_TEST(co_await talk(six, "over six\n") == "over six\n");
    BOOST_TEST(co_await talk(four, "over four\n") == "over four\n");
    BOOST_TEST(server.connections() == 2U);
    BOOST_TEST(co_await server.stop());
  }(*this));
  BOOST_TEST(log.lines().empty());
}

BOOST_AUTO_TEST_CASE(a_connection_that_ends_is_forgotten) {
  run([](fixture& f) -> asio::awaitable<void> {
    server_base server{f.context.get_executor(), echo, f.options()};
    server.start(f.hosts, 0);
    auto socket = co_await connect(server);
    (void)co_await talk(socket, "x\n");
    socket.shutdown(tcp::socket::shutdown_send);
    char room[10];
    const auto [error, count] = co_await socket.async_read_some(asio::buffer(room), as_result);
    BOOST_TEST((error == asio::error::eof));
    co_await f.settle();
    BOOST_TEST(server.connections() == 0U);
    BOOST_TEST(co_await server.stop());
  }(*this));
}

BOOST_AUTO_TEST_CASE(what_a_handler_throws_is_logged_and_hurts_nobody_else) {
  run([](fixture& f) -> asio::awaitable<void> {
    server_base server{f.context.get_executor(), echo, f.options()};
    server.start(f.hosts, 0);
    auto good = co_await connect(server);
    auto bad = co_await connect(server);
    BOOST_TEST(co_await talk(bad, "throw\n") == "");
    BOOST_TEST(co_await talk(good, "still here\n") == "still here\n");
    BOOST_TEST(co_await server.stop());
  }(*this));
  BOOST_TEST_REQUIRE(log.lines().size() == 1U);
  BOOST_TEST(log.lines()[0].starts_with("ERROR:test:connection from ::1 port "));
  BOOST_TEST(log.lines()[0].ends_with(": asked to"));
}

BOOST_AUTO_TEST_CASE(stop_ends_handlers_that_wait_for_something_else) {
  run([](fixture& f) -> asio::awaitable<void> {
    server_base server{f.context.get_executor(), stay, f.options()};
    server.start(f.hosts, 0);
    auto socket = co_await connect(server);
    co_await f.settle();
    BOOST_TEST(co_await server.stop());
    BOOST_TEST(server.connections() == 0U);
    char room[10];
    const auto [error, count] = co_await socket.async_read_some(asio::buffer(room), as_result);
    BOOST_TEST((error == asio::error::eof || error == asio::error::connection_reset));
  }(*this));
}

BOOST_AUTO_TEST_CASE(stop_gives_up_on_a_handler_that_does_not_end_and_closes_its_connection) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto server = std::make_optional<server_base>(f.context.get_executor(), be_stubborn, f.options());
    server->start(f.hosts, 0);
    auto socket = co_await connect(*server);
    while (server->connections() == 0) co_await f.settle();
    BOOST_TEST(!co_await server->stop(5ms));
    BOOST_TEST(server->connections() == 1U);
    char room[10];
    const auto [error, count] = co_await socket.async_read_some(asio::buffer(room), as_result);
    BOOST_TEST((error == asio::error::eof || error == asio::error::connection_reset));
    server.reset();
  }(*this));
}

BOOST_AUTO_TEST_CASE(nobody_listens_after_stop) {
  run([](fixture& f) -> asio::awaitable<void> {
    server_base server{f.context.get_executor(), echo, f.options()};
    server.start(f.hosts, 0);
    BOOST_TEST(co_await server.stop());
    tcp::socket socket{f.context};
    const auto [error] = co_await socket.async_connect({asio::ip::address_v6::loopback(), server.port()}, as_result);
    BOOST_TEST((error == asio::error::connection_refused));
  }(*this));
}

BOOST_AUTO_TEST_CASE(connections_over_the_limit_are_closed_with_one_warning) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto wanted = f.options();
    wanted.max_connections = 1;
    server_base server{f.context.get_executor(), echo, wanted};
    server.start(f.hosts, 0);
    auto first = co_await connect(server);
    BOOST_TEST(co_await talk(first, "one\n") == "one\n");
    for (int i = 0; i < 3; ++i) {
      auto refused = co_await connect(server);
      char room[10];
      const auto [error, count] = co_await refused.async_read_some(asio::buffer(room), as_result);
      BOOST_TEST((error == asio::error::eof));
    }
    BOOST_TEST(co_await talk(first, "two\n") == "two\n");
    BOOST_TEST(co_await server.stop());
  }(*this));
  BOOST_TEST(log.lines().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_port_in_use_is_an_exception_of_its_own) {
  const sipyco::test::loopback_listener taken;
  server_base server{context.get_executor(), echo, options()};
  BOOST_CHECK_THROW(server.start(hosts, taken.port()), sipyco::AddressInUse);
  BOOST_TEST(server.port() == 0U);
}

BOOST_AUTO_TEST_CASE(may_be_destroyed_without_stop) {
  run([](fixture& f) -> asio::awaitable<void> {
    server_base server{f.context.get_executor(), stay, f.options()};
    server.start(f.hosts, 0);
    auto socket = co_await connect(server);
    co_await f.settle();
  }(*this));
}

BOOST_AUTO_TEST_CASE(may_be_destroyed_with_its_context) {
  auto own = std::make_optional<asio::io_context>(1);
  server_base server{own->get_executor(), stay, options()};
  server.start(hosts, 0);
  const auto ours = blocking_socket::connect("::1", server.port(), waiting{deadline_after(10s)});
  while (server.connections() == 0) own->run_one_for(10s);
  BOOST_TEST(ours.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
