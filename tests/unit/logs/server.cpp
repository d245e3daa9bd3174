// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/logs/server.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/logs/server_async.hpp>

#include "logs/log_connection.hpp"
#include "support/io_fixture.hpp"

#include <boost/asio/write.hpp>

#include <string>
#include <vector>

using namespace sipyco;
using namespace sipyco::net;
using namespace std::chrono_literals;

namespace {

struct fixture : test::io_fixture {
  std::vector<std::string> records;
  const std::vector<std::string> hosts{"::1"};

  logs::Server::record_handler handler() {
    return [this](const logs::record& r) {
      records.push_back(std::string(r.source) + "|" + std::string(r.message) + "|" + std::string(r.mark));
    };
  }

  static asio::awaitable<void> send(std::uint16_t port, std::string bytes) {
    tcp::socket socket{co_await asio::this_coro::executor};
    co_await socket.async_connect({asio::ip::address_v6::loopback(), port}, asio::use_awaitable);
    co_await asio::async_write(socket, asio::buffer(bytes), asio::use_awaitable);
    socket.shutdown(tcp::socket::shutdown_send);
    char room[1];
    const auto [error, count] = co_await socket.async_read_some(asio::buffer(room), as_result);
    BOOST_TEST(bool(error));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(logs_server, fixture)

BOOST_AUTO_TEST_CASE(hands_over_each_record) {
  run([](fixture& f) -> asio::awaitable<void> {
    logs::Server server(f.context, f.handler());
    server.start(f.hosts, 0);
    co_await send(server.port(), "ARTIQ logging\na:INFO:n:x\nb:INFO<3>:n:y\nz\n");
    co_await logs::async_stop(server);
  }(*this));
  const std::vector<std::string> expected{"a|x|", "b|y\nz|truncated: 2 of 3 lines"};
  BOOST_TEST(records == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(stopping_flushes_what_was_cut_short) {
  run([](fixture& f) -> asio::awaitable<void> {
    logs::Server server(f.context, f.handler());
    server.start(f.hosts, 0);
    tcp::socket socket{f.context};
    co_await socket.async_connect({asio::ip::address_v6::loopback(), server.port()}, asio::use_awaitable);
    co_await asio::async_write(socket, asio::buffer("ARTIQ logging\na:INFO:n:x\na:INFO<2>:n:y\n", 39),
                               asio::use_awaitable);
    while (f.records.empty()) co_await f.settle();
    co_await logs::async_stop(server);
  }(*this));
  BOOST_TEST(records.size() == 2U);
  BOOST_TEST(records.back() == "a|y|truncated: 1 of 2 lines");
}

BOOST_AUTO_TEST_CASE(a_client_without_banner_is_closed_in_time) {
  run([](fixture& f) -> asio::awaitable<void> {
    logs::server_options options;
    options.handshake_timeout = 10ms;
    logs::Server server(f.context, f.handler(), options);
    server.start(f.hosts, 0);
    tcp::socket socket{f.context};
    co_await socket.async_connect({asio::ip::address_v6::loopback(), server.port()}, asio::use_awaitable);
    char room[1];
    const auto [error, count] = co_await socket.async_read_some(asio::buffer(room), as_result);
    BOOST_TEST((error == asio::error::eof));
    co_await logs::async_stop(server);
  }(*this));
}

BOOST_AUTO_TEST_CASE(peers_are_named_as_in_urls) {
  BOOST_TEST(logs::short_peer_name("::1 port 4711") == "[::1]:4711");
  BOOST_TEST(logs::short_peer_name("127.0.0.1 port 80") == "127.0.0.1:80");
  BOOST_TEST(logs::short_peer_name("odd") == "odd");
}

BOOST_AUTO_TEST_SUITE_END()
