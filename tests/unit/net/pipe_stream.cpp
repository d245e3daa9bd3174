// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/pipe_stream.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/net/stream_async.hpp>

#include "support/io_fixture.hpp"

#include <array>
#include <memory>
#include <string>

#include <fcntl.h>

using namespace sipyco::net;

namespace {

constexpr std::size_t much = 200'000;

struct pipe_pair {
  pipe_pair() {
    std::array<int, 2> ends{};
    BOOST_TEST_REQUIRE(::pipe(ends.data()) == 0);
    read = unique_fd{ends[0]};
    write = unique_fd{ends[1]};
  }
  unique_fd read;
  unique_fd write;
};

struct fixture : sipyco::test::io_fixture {
  pipe_pair in;
  pipe_pair out;

  [[nodiscard]] pipe_stream make() {
    return {context.get_executor(), std::move(in.read), std::move(out.write), "the other end"};
  }
  static asio::awaitable<std::string> read(pipe_stream& stream) {
    std::array<char, 100> room{};
    const auto [error, count] = co_await stream.read_some(room);
    co_return error == asio::error::eof ? "end" : error ? error.message() : std::string{room.data(), count};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_pipe_stream, fixture)

BOOST_AUTO_TEST_CASE(reads_what_comes_and_the_end) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    BOOST_TEST(::write(f.in.write.get(), "abc", 3) == 3);
    BOOST_TEST(co_await read(stream) == "abc");
    f.in.write.reset();
    BOOST_TEST(co_await read(stream) == "end");
  }(*this));
}

BOOST_AUTO_TEST_CASE(writes_more_than_a_pipe_holds) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    pipe_stream reader{f.context.get_executor(), std::move(f.out.read), std::move(f.in.write), "the writer"};
    std::size_t received = 0;
    f.spawn([](pipe_stream& from, std::size_t& count) -> asio::awaitable<void> {
      while (count < much) count += (co_await read(from)).size();
    }(reader, received));
    const auto [error, count] = co_await stream.write(std::string(much, 'x'));
    BOOST_TEST(!error);
    BOOST_TEST(count == much);
    while (received < much) co_await f.settle();
  }(*this));
}

BOOST_AUTO_TEST_CASE(those_who_write_to_a_stream_at_once_take_turns) {
  run([](fixture& f) -> asio::awaitable<void> {
    stream writer{std::make_shared<pipe_stream>(f.context.get_executor(), std::move(f.in.read), std::move(f.out.write),
                                                "the reader"),
                  1};
    stream reader{std::make_shared<pipe_stream>(f.context.get_executor(), std::move(f.out.read), std::move(f.in.write),
                                                "the writer"),
                  1};
    f.spawn(writer.write(std::string(much, 'a')));
    f.spawn(writer.write(std::string(much, 'b')));
    std::string got;
    while (got.size() < 2 * much) got += co_await reader.read(much);
    BOOST_TEST((got == std::string(much, 'a') + std::string(much, 'b')));
    co_await f.settle();
  }(*this));
}

BOOST_AUTO_TEST_CASE(a_reader_that_is_gone_is_an_error_and_no_signal) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    f.out.read.reset();
    const auto [error, count] = co_await stream.write("x");
    BOOST_TEST((error == boost::system::errc::broken_pipe));
  }(*this));
}

BOOST_AUTO_TEST_CASE(after_its_end_what_is_left_can_be_read_whoever_holds_the_pipe) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    BOOST_TEST(::write(f.in.write.get(), "last", 4) == 4);
    stream.end({sipyco::failure_kind::connection_lost, "it ended"});
    BOOST_TEST(co_await read(stream) == "last");
    BOOST_TEST(co_await read(stream) == "end");
    const auto [error, count] = co_await stream.write("x");
    BOOST_TEST(!!error);
    BOOST_TEST(stream.explain().value().message == "it ended");
  }(*this));
}

BOOST_AUTO_TEST_CASE(its_end_wakes_those_who_wait) {
  run([](fixture& f) -> asio::awaitable<void> {
    auto stream = f.make();
    std::string got;
    f.spawn([](pipe_stream& s, std::string& into) -> asio::awaitable<void> { into = co_await read(s); }(stream, got));
    co_await f.settle();
    stream.end({sipyco::failure_kind::connection_lost, "it ended"});
    co_await f.settle();
    BOOST_TEST(got == "end");
  }(*this));
}

BOOST_AUTO_TEST_CASE(its_ends_are_closed_on_exec) {
  const int descriptor = in.read.get();
  const auto stream = make();
  BOOST_TEST(::fcntl(descriptor, F_GETFD) == FD_CLOEXEC);
}

BOOST_AUTO_TEST_CASE(a_file_is_no_pipe) {
  in.read.reset(::open("/proc/self/exe", O_RDONLY));
  BOOST_CHECK_THROW((void)make(), sipyco::ConnectionError);
}

BOOST_AUTO_TEST_SUITE_END()
