// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/net/stream_async.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>

#include "support/io_fixture.hpp"
#include "support/memory_stream.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>

using namespace sipyco;
using namespace sipyco::net;

namespace {

struct fixture : test::io_fixture {
  std::shared_ptr<test::memory_stream> bytes = std::make_shared<test::memory_stream>(context.get_executor());

  [[nodiscard]] net::stream make(std::size_t max_line_bytes = 100) { return {bytes, max_line_bytes}; }
};

template <class E>
asio::awaitable<std::string> message_of(asio::awaitable<void> failing) {
  try {
    co_await std::move(failing);
  } catch (const E& error) {
    co_return error.what();
  }
  co_return "nothing was thrown";
}

asio::awaitable<void> discard(asio::awaitable<std::string> read) { (void)co_await std::move(read); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_stream, fixture)

BOOST_AUTO_TEST_CASE(lines_keep_their_newline_and_the_end_is_empty) {
  bytes->feed("one\n\nthree");
  bytes->end();
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    BOOST_TEST(co_await stream.readline() == "one\n");
    BOOST_TEST(co_await stream.readline() == "\n");
    BOOST_TEST(co_await stream.readline() == "three");
    BOOST_TEST(co_await stream.readline() == "");
    BOOST_TEST(co_await stream.readline() == "");
  }(*this));
}

BOOST_AUTO_TEST_CASE(bytes_and_lines_can_be_read_in_turn) {
  bytes->max_read_bytes = 100;
  bytes->feed("12345one\n67\n8");
  bytes->end();
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    BOOST_TEST(co_await stream.read(5) == "12345");
    BOOST_TEST(co_await stream.readline() == "one\n");
    BOOST_TEST(co_await stream.read(3) == "67\n");
    BOOST_TEST(co_await stream.read(0) == "");
    BOOST_TEST(co_await stream.read(100) == "8");
    BOOST_TEST(co_await stream.read(100) == "");
  }(*this));
}

BOOST_AUTO_TEST_CASE(a_line_over_the_limit_is_an_error) {
  bytes->feed("1234\n12345\n");
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make(4);
    BOOST_TEST(co_await stream.readline() == "1234\n");
    BOOST_TEST((co_await message_of<LimitError>(discard(stream.readline()))).find("max_line_bytes") !=
               std::string::npos);
  }(*this));
}

BOOST_AUTO_TEST_CASE(close_ends_what_is_in_progress) {
  bytes->stall_writes = true;
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    std::string why;
    f.spawn([](net::stream& s, std::string& into) -> asio::awaitable<void> {
      into = co_await message_of<Interrupted>(s.write("x"));
    }(stream, why));
    co_await f.settle();
    stream.close();
    co_await f.settle();
    BOOST_TEST(why == "connection to test port 1 closed here");
  }(*this));
}

BOOST_AUTO_TEST_CASE(a_write_that_fails_says_so_and_closes) {
  bytes->fail_write_after = 0;
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    BOOST_TEST(co_await message_of<ConnectionLost>(stream.write("x")) == "connection to test port 1 lost: broken pipe");
    BOOST_TEST(f.bytes->closed);
  }(*this));
}

BOOST_AUTO_TEST_CASE(a_cancelled_read_throws_interrupted_and_leaves_the_stream_usable) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    asio::cancellation_signal stop;
    bool interrupted = false;
    asio::co_spawn(f.context, stream.readline(),
                   asio::bind_cancellation_slot(stop.slot(), [&](const std::exception_ptr& thrown, std::string) {
                     BOOST_CHECK_THROW(std::rethrow_exception(thrown), Interrupted);
                     interrupted = true;
                   }));
    co_await f.settle();
    stop.emit(asio::cancellation_type::terminal);
    co_await f.settle();
    BOOST_TEST(interrupted);
    f.bytes->feed("later\n");
    BOOST_TEST(co_await stream.readline() == "later\n");
  }(*this));
}

BOOST_AUTO_TEST_CASE(a_write_that_is_cancelled_before_its_turn_does_no_harm) {
  bytes->stall_writes = true;
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    asio::cancellation_signal stop;
    bool interrupted = false;
    f.spawn(stream.write("first"));
    asio::co_spawn(f.context, stream.write("second"),
                   asio::bind_cancellation_slot(stop.slot(), [&](const std::exception_ptr& thrown) {
                     BOOST_CHECK_THROW(std::rethrow_exception(thrown), Interrupted);
                     interrupted = true;
                   }));
    co_await f.settle();
    stop.emit(asio::cancellation_type::terminal);
    co_await f.settle();
    BOOST_TEST(interrupted);
    f.bytes->stall_writes = false;
    f.bytes->feed("");
    co_await f.settle();
    BOOST_TEST(f.bytes->written == "first");
  }(*this));
}

BOOST_AUTO_TEST_CASE(the_end_of_its_life_closes) {
  { const auto stream = make(); }
  BOOST_TEST(bytes->closed);
}

BOOST_AUTO_TEST_SUITE_END()
