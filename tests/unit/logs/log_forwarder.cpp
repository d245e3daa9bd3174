// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/logs/log_forwarder.hpp>

#include <sipyco/base/connection_error.hpp>

#include <boost/test/unit_test.hpp>

#include "support/loopback.hpp"
#include "support/recording_log_sink.hpp"

#include <sys/socket.h>

#include <string>
#include <thread>
#include <vector>

using namespace sipyco;
using namespace std::chrono_literals;

namespace {

struct fixture {
  test::recording_log_sink talk;

  logs::log_forwarder_options options() {
    logs::log_forwarder_options out;
    out.source = "src";
    out.reconnect_timer = 5ms;
    out.log = &talk;
    return out;
  }
};

const std::string banner = "ARTIQ logging\n";

std::string received(int fd, const std::string& expected) { return test::read_exactly(fd, expected.size()); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(logs_log_forwarder, fixture)

BOOST_AUTO_TEST_CASE(sends_records_in_the_format_of_the_wire) {
  const test::loopback_listener server;
  logs::LogForwarder forwarder("::1", server.port(), options());
  forwarder.log(log_level::warning, "a.b", "hot");
  forwarder.log(log_level::error, "n", "two\nlines");
  forwarder.log_from("other", log_level::info, "n", "bad \xFF");
  const auto connection = server.accept();
  const auto expected = banner + "src:WARNING:a.b:hot\nsrc:ERROR<2>:n:two\nlines\nother:INFO:n:bad \xEF\xBF\xBD\n";
  BOOST_TEST(received(connection.get(), expected) == expected);
  BOOST_TEST(forwarder.flush(10s));
  BOOST_TEST(forwarder.sent() == 3U);
}

BOOST_AUTO_TEST_CASE(what_is_below_the_threshold_is_left_out) {
  const test::loopback_listener server;
  auto wanted = options();
  wanted.threshold = log_level::warning;
  logs::LogForwarder forwarder("::1", server.port(), wanted);
  forwarder.log(log_level::info, "n", "no");
  forwarder.log(log_level::warning, "n", "yes");
  const auto connection = server.accept();
  BOOST_TEST(received(connection.get(), banner + "src:WARNING:n:yes\n") == banner + "src:WARNING:n:yes\n");
}

BOOST_AUTO_TEST_CASE(without_a_server_the_newest_wait_and_nobody_else_does) {
  const auto nobody = test::refused_address();
  auto wanted = options();
  wanted.queue_size = 10;
  logs::LogForwarder forwarder("::1", nobody.port(), wanted);
  for (int i = 0; i < 10000; ++i) forwarder.log(log_level::info, "n", "message");
  BOOST_TEST(forwarder.waiting() == 10U);
  BOOST_TEST(forwarder.dropped() == 9990U);
  BOOST_TEST(!forwarder.flush(10s));
}

BOOST_AUTO_TEST_CASE(connects_again_and_tells_of_the_gap) {
  const test::loopback_listener server;
  auto wanted = options();
  wanted.queue_size = 3;
  wanted.reconnect_timer = 1h;
  logs::LogForwarder forwarder("::1", server.port(), wanted);
  {
    const auto first = server.accept();
    BOOST_TEST(received(first.get(), banner) == banner);
  }
  // Nothing is taken for sent any more once it knows.
  while (talk.lines().size() < 2) std::this_thread::yield();
  for (int i = 0; i < 5; ++i) forwarder.log(log_level::info, "n", std::to_string(i));
  BOOST_TEST(forwarder.waiting() == 3U);
  BOOST_TEST(forwarder.flush(10s));  // does not wait for the timer
  const auto second = server.accept();
  const auto expected = banner + "src:WARNING:sipyco.logs:dropped 2 records: no server took them\n" +
                        "src:INFO:n:2\nsrc:INFO:n:3\nsrc:INFO:n:4\n";
  BOOST_TEST(received(second.get(), expected) == expected);
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_read_blocks_nobody) {
  const test::loopback_listener server;
  auto wanted = options();
  wanted.queue_size = 100;
  wanted.flush_timeout = 10ms;
  logs::LogForwarder forwarder("::1", server.port(), wanted);
  const auto connection = server.accept();
  const std::string large(10000, 'x');
  for (int i = 0; i < 3000; ++i) forwarder.log(log_level::info, "n", large);
  BOOST_TEST(forwarder.dropped() > 0U);
  BOOST_TEST(forwarder.waiting() <= 110U);
}

BOOST_AUTO_TEST_CASE(long_messages_are_cut_between_characters) {
  const test::loopback_listener server;
  auto wanted = options();
  wanted.max_message_bytes = 4;
  logs::LogForwarder forwarder("::1", server.port(), wanted);
  forwarder.log(log_level::info, "n", "abc\xC3\xA9z");
  const auto connection = server.accept();
  const auto expected = banner + "src:INFO:n:abc [cut: 3 more bytes]\n";
  BOOST_TEST(received(connection.get(), expected) == expected);
}

BOOST_AUTO_TEST_CASE(many_threads_may_log) {
  const test::loopback_listener server;
  auto wanted = options();
  wanted.queue_size = 100000;
  logs::LogForwarder forwarder("::1", server.port(), wanted);
  const auto connection = server.accept();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&forwarder] {
      for (int i = 0; i < 1000; ++i) forwarder.log(log_level::info, "n", "0123456789");
    });
  const std::string line = "src:INFO:n:0123456789\n";
  const auto text = test::read_exactly(connection.get(), banner.size() + 4000 * line.size());
  for (auto& thread : threads) thread.join();
  BOOST_TEST(text.substr(banner.size() + 3999 * line.size()) == line);
}

BOOST_AUTO_TEST_CASE(says_once_that_there_is_no_server) {
  const auto nobody = test::refused_address();
  {
    logs::LogForwarder forwarder("::1", nobody.port(), options());
    for (int i = 0; i < 5; ++i) (void)(forwarder.log(log_level::info, "n", "x"), forwarder.flush(1s));
  }
  BOOST_TEST(talk.lines().size() == 1U);
  BOOST_TEST(talk.lines()[0].starts_with("WARNING:sipyco.logs:cannot connect to ::1 port "));
}

BOOST_AUTO_TEST_CASE(a_server_that_reads_to_the_end_has_everything) {
  const test::loopback_listener server;
  logs::LogForwarder forwarder("::1", server.port(), options());
  forwarder.log(log_level::info, "n", "x");
  std::thread serving([&server] {
    const auto connection = server.accept();
    (void)test::read_exactly(connection.get(), 1000);  // to the end
  });
  BOOST_TEST(forwarder.close(10s));
  serving.join();
  forwarder.log(log_level::info, "n", "too late");
  BOOST_TEST(forwarder.sent() == 1U);
  BOOST_TEST(forwarder.waiting() == 1U);
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_end_the_connection_may_not_have_it) {
  const test::loopback_listener server;
  logs::LogForwarder forwarder("::1", server.port(), options());
  forwarder.log(log_level::info, "n", "x");
  const auto connection = server.accept();
  BOOST_TEST(received(connection.get(), banner + "src:INFO:n:x\n") == banner + "src:INFO:n:x\n");
  BOOST_TEST(!forwarder.close(100ms));
}

BOOST_AUTO_TEST_CASE(a_server_that_says_something_is_sent_nothing) {
  const test::loopback_listener server;
  logs::LogForwarder forwarder("::1", server.port(), options());
  forwarder.log(log_level::info, "n", "x");
  {
    const auto connection = server.accept();
    test::write_all(connection.get(), "SSH-2.0-x\r\n");
    BOOST_TEST(test::read_exactly(connection.get(), 1000) == banner);
  }
  BOOST_TEST(!forwarder.close(0ms));
  BOOST_TEST(forwarder.waiting() == 1U);
  BOOST_TEST(talk.lines().at(1).ends_with("is no log server: it said 'SSH-2.0-x': nothing was sent; trying again"));
}

BOOST_AUTO_TEST_CASE(files_that_are_no_good_are_told_of_at_once) {
  auto wanted = options();
  wanted.tls = SimpleSSLConfig{"/nonexistent/cert", "/nonexistent/key", "/nonexistent/peer"};
  BOOST_CHECK_THROW(logs::LogForwarder("::1", 1, wanted), ConfigurationError);
}

BOOST_AUTO_TEST_SUITE_END()
