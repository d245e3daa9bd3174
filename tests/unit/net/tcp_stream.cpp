// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/tcp_stream.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

#include "support/io_fixture.hpp"
#include "support/loopback.hpp"

using namespace sipyco::net;
using namespace sipyco::test;

namespace {

struct fixture : io_fixture {
  fixture() {
    tcp::acceptor acceptor(context, {asio::ip::address_v6::loopback(), 0});
    tcp::socket ours(context);
    peer.connect(acceptor.local_endpoint());
    acceptor.accept(ours);
    stream = std::make_shared<tcp_stream>(std::move(ours));
  }

  tcp::socket peer{context};
  std::shared_ptr<tcp_stream> stream;
};

asio::awaitable<std::string> read(byte_stream& from) {
  std::array<char, 16> room{};
  const auto [error, count] = co_await from.read_some(room);
  co_return error ? error.message() : std::string(room.data(), count);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_tcp_stream, fixture)

BOOST_AUTO_TEST_CASE(what_comes_while_it_is_lent_is_read_there_or_afterwards) {
  run([](fixture& f) -> asio::awaitable<void> {
    f.peer.send(asio::buffer("a", 1));
    BOOST_TEST(co_await read(*f.stream) == "a");
    f.stream->lend();
    const int fd = f.stream->native_handle();
    BOOST_TEST_REQUIRE(fd >= 0);
    f.peer.send(asio::buffer("bc", 2));
    BOOST_TEST(read_exactly(fd, 1) == "b");
    f.stream->take_back();
    BOOST_TEST(f.stream->native_handle() == fd);
    BOOST_TEST(co_await read(*f.stream) == "c");
    f.peer.send(asio::buffer("d", 1));
    BOOST_TEST(co_await read(*f.stream) == "d");
  }(*this));
}

BOOST_AUTO_TEST_CASE(the_context_is_not_woken_while_it_is_lent) {
  stream->lend();
  peer.send(asio::buffer("a", 1));
  BOOST_TEST(context.poll() == 0U);
  stream->take_back();
}

BOOST_AUTO_TEST_CASE(a_write_to_a_peer_that_does_not_read_does_not_block_afterwards) {
  stream->lend();
  stream->take_back();
  BOOST_TEST(stream->try_write(std::string(64 << 20, 'x')) < std::size_t{64} << 20);
}

BOOST_AUTO_TEST_CASE(closing_ends_it_also_while_it_is_lent) {
  stream->lend();
  const unique_fd held(::dup(stream->native_handle()));
  stream->close();
  BOOST_TEST(read_exactly(held.get(), 1) == "");
  stream->take_back();
  BOOST_TEST(stream->native_handle() == -1);
  run([](fixture& f) -> asio::awaitable<void> {
    BOOST_TEST(co_await read(*f.stream) != "");  // an error's message
  }(*this));
}

BOOST_AUTO_TEST_CASE(what_can_go_at_once_goes) {
  BOOST_TEST(stream->try_write("abc") == 3U);
  BOOST_TEST(read_exactly(peer.native_handle(), 3) == "abc");
  stream->close();
  BOOST_TEST(stream->try_write("abc") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
