// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/line_stream.hpp"

#include <boost/test/unit_test.hpp>

#include "support/io_fixture.hpp"
#include "support/memory_stream.hpp"

using namespace sipyco::net;
using namespace std::chrono_literals;
using sipyco::failure_kind;

namespace {

struct fixture : sipyco::test::io_fixture {
  std::shared_ptr<sipyco::test::memory_stream> memory =
      std::make_shared<sipyco::test::memory_stream>(context.get_executor());
  line_stream lines{memory, 100};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(net_line_stream, fixture)

BOOST_AUTO_TEST_CASE(reads_lines_however_short_the_reads) {
  for (const std::size_t size : {1U, 2U, 5U, 100U}) {
    memory->max_read_bytes = size;
    memory->feed("one\n\ntwo\n");
    run([](line_stream& s) -> asio::awaitable<void> {
      BOOST_TEST((co_await s.read_line()).value().value() == "one");
      BOOST_TEST((co_await s.read_line()).value().value() == "");
      BOOST_TEST((co_await s.read_line()).value().value() == "two");
    }(lines));
  }
}

BOOST_AUTO_TEST_CASE(a_last_line_without_newline_counts_and_then_comes_the_end) {
  memory->feed("one\ntwo");
  memory->end();
  run([](line_stream& s) -> asio::awaitable<void> {
    BOOST_TEST((co_await s.read_line()).value().value() == "one");
    BOOST_TEST((co_await s.read_line()).value().value() == "two");
    BOOST_TEST(!(co_await s.read_line()).value());
    BOOST_TEST(!(co_await s.read_line()).value());
  }(lines));
}

BOOST_AUTO_TEST_CASE(refuses_a_line_over_the_limit) {
  memory->feed(std::string(101, 'x'));
  run([](line_stream& s) -> asio::awaitable<void> {
    BOOST_TEST(((co_await s.read_line()).error().kind == failure_kind::limit));
  }(lines));
}

BOOST_AUTO_TEST_CASE(hands_out_fragments_as_they_come) {
  memory->max_read_bytes = 100;
  memory->feed("abc");
  memory->feed("def\n");
  memory->end();
  run([](line_stream& s) -> asio::awaitable<void> {
    const auto first = (co_await s.read_fragment()).value().value();
    BOOST_TEST(first.text == "abc");
    BOOST_TEST(!first.last);
    BOOST_TEST((co_await s.read_fragment()).value().value().last);
    BOOST_TEST(!(co_await s.read_fragment()).value());
  }(lines));
}

BOOST_AUTO_TEST_CASE(a_reset_is_a_lost_connection) {
  memory->feed_error(asio::error::connection_reset);
  run([](line_stream& s) -> asio::awaitable<void> {
    const auto line = co_await s.read_line();
    BOOST_TEST((line.error().kind == failure_kind::connection_lost));
    BOOST_TEST(line.error().message == "connection to test port 1 lost: connection reset by peer");
  }(lines));
}

BOOST_AUTO_TEST_CASE(a_read_ends_at_its_deadline_and_closes_the_stream) {
  run([](line_stream& s) -> asio::awaitable<void> {
    BOOST_TEST(((co_await s.read_line(deadline_after(10ms))).error().kind == failure_kind::timeout));
  }(lines));
  BOOST_TEST(memory->closed);
}

BOOST_AUTO_TEST_CASE(a_later_deadline_replaces_an_earlier_one) {
  memory->feed("one\n");
  run([](fixture& f) -> asio::awaitable<void> {
    (void)(co_await f.lines.read_line(deadline_after(20ms))).value();
    f.spawn([](fixture& g) -> asio::awaitable<void> {
      asio::steady_timer pause{g.context, 60ms};
      co_await pause.async_wait(as_result);
      g.memory->feed("two\n");
    }(f));
    BOOST_TEST((co_await f.lines.read_line(deadline_after(10s))).value().value() == "two");
    f.lines.close();
  }(*this));
}

BOOST_AUTO_TEST_CASE(an_earlier_deadline_replaces_a_later_one) {
  memory->feed("one\n");
  run([](fixture& f) -> asio::awaitable<void> {
    (void)(co_await f.lines.read_line(deadline_after(1h))).value();
    BOOST_TEST(((co_await f.lines.read_line(deadline_after(10ms))).error().kind == failure_kind::timeout));
  }(*this));
}

BOOST_AUTO_TEST_CASE(no_timer_outlives_the_stream) {
  memory->feed("one\n");
  run([](std::shared_ptr<byte_stream> bytes) -> asio::awaitable<void> {
    line_stream s{std::move(bytes), 100};
    BOOST_TEST((co_await s.read_line(deadline_after(1h))).value().value() == "one");
  }(memory));
}

BOOST_AUTO_TEST_CASE(writes_lines_as_they_are) {
  run([](line_stream& s) -> asio::awaitable<void> {
    BOOST_TEST((co_await s.write("one\n")).has_value());
    BOOST_TEST((co_await s.write(std::make_shared<const std::string>("two\n"))).has_value());
  }(lines));
  BOOST_TEST(memory->written == "one\ntwo\n");
}

BOOST_AUTO_TEST_CASE(a_write_that_fails_is_a_lost_connection) {
  memory->fail_write_after = 2;
  run([](line_stream& s) -> asio::awaitable<void> {
    BOOST_TEST(((co_await s.write("one\n")).error().kind == failure_kind::connection_lost));
  }(lines));
}

BOOST_AUTO_TEST_CASE(a_write_ends_at_its_deadline) {
  memory->stall_writes = true;
  run([](line_stream& s) -> asio::awaitable<void> {
    BOOST_TEST(((co_await s.write("one\n", deadline_after(10ms))).error().kind == failure_kind::timeout));
  }(lines));
}

BOOST_AUTO_TEST_CASE(closing_ends_a_read_as_interrupted) {
  run([](fixture& f) -> asio::awaitable<void> {
    f.spawn([](line_stream& s) -> asio::awaitable<void> {
      s.close();
      co_return;
    }(f.lines));
    BOOST_TEST(((co_await f.lines.read_line()).error().kind == failure_kind::interrupted));
  }(*this));
}

BOOST_AUTO_TEST_SUITE_END()
