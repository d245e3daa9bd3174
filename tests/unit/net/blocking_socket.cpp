// SPDX-License-Identifier: LGPL-3.0-or-later
#include "net/blocking_socket.hpp"

#include <boost/test/unit_test.hpp>

#include "support/loopback.hpp"

#include <array>
#include <thread>

#include <sys/socket.h>

using namespace sipyco::net;
using namespace sipyco::test;
using namespace std::chrono_literals;
using sipyco::failure_kind;

namespace {

waiting soon() { return waiting{deadline_after(10s)}; }

/// A connection through the loopback interface, both ends.
struct connection {
  loopback_listener listener;
  blocking_socket ours = blocking_socket::connect("::1", listener.port(), soon()).value();
  unique_fd theirs = listener.accept();
};

std::string receive(blocking_socket& socket) {
  std::array<char, 100> room{};
  return {room.data(), socket.recv_some(room, soon()).value()};
}

void reset(unique_fd& fd) {
  const linger at_once{1, 0};
  ::setsockopt(fd.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  fd.reset();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(net_blocking_socket)

BOOST_AUTO_TEST_CASE(sends_and_receives) {
  connection c;
  BOOST_TEST(c.ours.send_all("hello", soon()).has_value());
  BOOST_TEST(read_exactly(c.theirs.get(), 5) == "hello");
  write_all(c.theirs.get(), "world");
  BOOST_TEST(receive(c.ours) == "world");
  BOOST_TEST(c.ours.local_host() == "::1");
}

BOOST_AUTO_TEST_CASE(connects_by_name_in_brackets_and_by_ipv4) {
  const loopback_listener six;
  BOOST_TEST(blocking_socket::connect("[::1]", six.port(), soon()).value().peer() ==
             "::1 port " + std::to_string(six.port()));
  const loopback_listener four(AF_INET);
  BOOST_TEST(blocking_socket::connect("localhost", four.port(), soon()).has_value());
}

BOOST_AUTO_TEST_CASE(names_host_and_port_of_what_it_cannot_reach) {
  const auto port = refused_address().port();
  const auto refused = blocking_socket::connect("::1", port, soon());
  BOOST_TEST((refused.error().kind == failure_kind::connection_refused));
  BOOST_TEST(refused.error().message.starts_with("cannot connect to ::1 port " + std::to_string(port) + ": "));
  const auto unknown = blocking_socket::connect("no such host", 1, soon());
  BOOST_TEST((unknown.error().kind == failure_kind::host_not_found));
  BOOST_TEST(unknown.error().message.starts_with("cannot connect to no such host port 1: "));
}

BOOST_AUTO_TEST_CASE(the_end_of_the_stream_is_zero_bytes) {
  connection c;
  c.theirs.reset();
  BOOST_TEST(receive(c.ours).empty());
}

BOOST_AUTO_TEST_CASE(a_reset_is_a_lost_connection) {
  connection c;
  reset(c.theirs);
  std::array<char, 10> room{};
  const auto got = c.ours.recv_some(room, soon());
  BOOST_TEST((got.error().kind == failure_kind::connection_lost));
  BOOST_TEST(got.error().message == "connection to " + c.ours.peer() + " lost: connection reset by peer");
}

BOOST_AUTO_TEST_CASE(sending_to_who_left_raises_no_signal) {
  connection c;
  reset(c.theirs);
  const std::string much(1'000'000, 'x');
  BOOST_TEST((c.ours.send_all(much, soon()).error().kind == failure_kind::connection_lost));
  BOOST_TEST((c.ours.send_all(much, soon()).error().kind == failure_kind::connection_lost));
}

BOOST_AUTO_TEST_CASE(receiving_and_sending_end_at_the_deadline) {
  connection c;
  std::array<char, 10> room{};
  const auto got = c.ours.recv_some(room, {deadline_after(10ms)});
  BOOST_TEST((got.error().kind == failure_kind::timeout));
  BOOST_TEST(got.error().message == c.ours.peer() + " did not answer in time");
  const std::string much(50'000'000, 'x');
  BOOST_TEST((c.ours.send_all(much, {deadline_after(100ms)}).error().kind == failure_kind::timeout));
}

BOOST_AUTO_TEST_CASE(another_thread_can_wake_it) {
  connection c;
  waker wake;
  std::thread other([&] { wake.wake(); });
  std::array<char, 10> room{};
  const auto got = c.ours.recv_some(room, {deadline_after(10s), {wake.descriptor(), -1}});
  other.join();
  BOOST_TEST((got.error().kind == failure_kind::interrupted));
}

BOOST_AUTO_TEST_CASE(another_thread_can_shut_it_down) {
  connection c;
  std::thread other([&] { c.ours.shut_down(); });
  BOOST_TEST(receive(c.ours).empty());
  other.join();
}

BOOST_AUTO_TEST_CASE(large_transfers_arrive_whole) {
  connection c;
  const std::string much(20'000'000, 'y');
  std::string arrived;
  std::thread peer([&] { arrived = read_exactly(c.theirs.get(), much.size()); });
  BOOST_TEST(c.ours.send_all(much, soon()).has_value());
  peer.join();
  BOOST_TEST((arrived == much));
}

BOOST_AUTO_TEST_CASE(sees_that_the_peer_left_without_waiting) {
  connection c;
  BOOST_TEST(!c.ours.readable());
  reset(c.theirs);
  BOOST_TEST(c.ours.readable());
}

BOOST_AUTO_TEST_SUITE_END()
