// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/keepalive_async.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/tools/server_async.hpp>

#include "support/certificates.hpp"
#include "support/io_fixture.hpp"
#include "support/loopback.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fcntl.h>

using namespace sipyco;
using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace {

int option(int socket, int level, int name) {
  int value = -1;
  socklen_t size = sizeof value;
  ::getsockopt(socket, level, name, &value, &size);
  return value;
}

// The other end of the connection that this process made last has no descriptor for us: looks through our own.
int socket_to(std::uint16_t port) {
  for (int fd = 3; fd < 1024; ++fd)
    if (net::remote_address(fd).port() == port) return fd;
  return -1;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(keepalive_connections, test::io_fixture)

BOOST_AUTO_TEST_CASE(options_are_set_and_those_left_out_are_the_systems) {
  const net::unique_fd socket{::socket(AF_INET, SOCK_STREAM, 0)};
  const int before = option(socket.get(), IPPROTO_TCP, TCP_KEEPINTVL);
  keepalive::set_keepalive(socket.get(), {.after_idle = 7s, .interval = std::nullopt, .max_fails = 2});
  BOOST_TEST(option(socket.get(), SOL_SOCKET, SO_KEEPALIVE) == 1);
  BOOST_TEST(option(socket.get(), IPPROTO_TCP, TCP_KEEPIDLE) == 7);
  BOOST_TEST(option(socket.get(), IPPROTO_TCP, TCP_KEEPINTVL) == before);
  BOOST_TEST(option(socket.get(), IPPROTO_TCP, TCP_KEEPCNT) == 2);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_kept_alive_is_an_error) {
  const net::unique_fd file{::open("/dev/null", O_RDONLY)};
  BOOST_CHECK_THROW(keepalive::set_keepalive(file.get()), ConnectionError);
  const net::unique_fd socket{::socket(AF_INET, SOCK_STREAM, 0)};
  BOOST_CHECK_THROW(keepalive::set_keepalive(socket.get(), {.after_idle = 0s}), ConnectionError);
}

BOOST_AUTO_TEST_CASE(a_blocking_connection_has_the_options_and_blocks) {
  const test::loopback_listener listener;
  const auto socket = keepalive::create_connection("::1", listener.port(), 10s, {.after_idle = 9s});
  const auto peer = listener.accept();
  BOOST_TEST(option(socket.get(), IPPROTO_TCP, TCP_KEEPIDLE) == 9);
  BOOST_TEST((::fcntl(socket.get(), F_GETFL) & O_NONBLOCK) == 0);
  BOOST_TEST((::fcntl(socket.get(), F_GETFD) & FD_CLOEXEC) != 0);
  test::write_all(peer.get(), "hello");
  BOOST_TEST(test::read_exactly(socket.get(), 5) == "hello");
}

BOOST_AUTO_TEST_CASE(failures_have_their_classes) {
  const auto refused = test::refused_address();
  BOOST_CHECK_THROW((void)keepalive::create_connection("::1", refused.port()), ConnectionRefused);
  BOOST_CHECK_THROW((void)keepalive::create_connection("no-such-host.invalid", 1), HostNotFound);
  const test::mute_address mute;
  BOOST_CHECK_THROW((void)keepalive::create_connection("::1", mute.address().port(), 20ms), TimeoutError);
}

BOOST_AUTO_TEST_CASE(a_connection_for_coroutines_has_the_options_and_reads_lines) {
  const test::loopback_listener listener;
  run([](const test::loopback_listener& there) -> asio::awaitable<void> {
    auto stream = co_await keepalive::async_open_connection("::1", there.port(),
                                                            {.keepalive = {.after_idle = 11s}, .max_line_bytes = 5});
    BOOST_TEST(option(socket_to(there.port()), IPPROTO_TCP, TCP_KEEPIDLE) == 11);
    const auto peer = there.accept();
    test::write_all(peer.get(), "12345\n123456\n");
    BOOST_TEST(co_await stream.readline() == "12345\n");
    bool refused = false;
    try {
      (void)co_await stream.readline();
    } catch (const LimitError&) {
      refused = true;
    }
    BOOST_TEST(refused);
  }(listener));
}

BOOST_AUTO_TEST_CASE(a_connection_with_tls_has_the_options_too) {
  const test::certificate_folder files;
  files.make("server");
  files.make("client");
  run([](asio::io_context& io, const test::certificate_folder& made) -> asio::awaitable<void> {
    const auto greet = [](net::stream client) -> asio::awaitable<void> { co_await client.write("hello\n"); };
    tools::AsyncServer server(io.get_executor(), greet, {.tls = made.config("server", "client")});
    const std::vector<std::string> hosts{"::1"};
    server.start(hosts, 0);
    keepalive::connection_options wanted{.keepalive = {.after_idle = 13s}, .tls = made.config("client", "server")};
    auto stream = co_await keepalive::async_open_connection("::1", server.port(), std::move(wanted));
    BOOST_TEST(option(socket_to(server.port()), IPPROTO_TCP, TCP_KEEPIDLE) == 13);
    BOOST_TEST(co_await stream.readline() == "hello\n");
    BOOST_TEST(co_await server.stop());
  }(context, files));
}

BOOST_AUTO_TEST_CASE(a_refused_connection_for_coroutines_throws) {
  run([]() -> asio::awaitable<void> {
    const auto refused = test::refused_address();
    bool thrown = false;
    try {
      (void)co_await keepalive::async_open_connection("::1", refused.port());
    } catch (const ConnectionRefused&) {
      thrown = true;
    }
    BOOST_TEST(thrown);
  }());
}

BOOST_AUTO_TEST_SUITE_END()
