// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pipe_ipc.hpp>
#include <sipyco/pipe_ipc_async.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/net/unique_fd.hpp>

#include "net/pipe_stream.hpp"
#include "support/io_fixture.hpp"

#include <array>
#include <cerrno>
#include <string>

#include <fcntl.h>

using namespace sipyco;
namespace asio = boost::asio;

namespace {

/// The pipes as a parent would have made them.
struct pipes {
  pipes() {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    BOOST_TEST_REQUIRE(::pipe(in.data()) == 0);
    BOOST_TEST_REQUIRE(::pipe(out.data()) == 0);
    address = std::to_string(in[0]) + "," + std::to_string(out[1]);
    childs_read = in[0];
    write = net::unique_fd{in[1]};
    read = net::unique_fd{out[0]};
  }
  void send(std::string_view bytes) const {
    BOOST_TEST(::write(write.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  [[nodiscard]] std::string received() const {
    std::array<char, 100> room{};
    const auto count = ::read(read.get(), room.data(), room.size());
    return {room.data(), count < 0 ? 0 : static_cast<std::size_t>(count)};
  }
  std::string address;
  int childs_read = -1;
  net::unique_fd write;
  net::unique_fd read;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pipe_ipc_child_comm)

BOOST_AUTO_TEST_CASE(reads_bytes_and_lines_and_the_end) {
  pipes parent;
  pipe_ipc::ChildComm child(parent.address);
  parent.send("12345one\nrest");
  BOOST_TEST(child.read(5) == "12345");
  BOOST_TEST(child.readline() == "one\n");
  parent.write.reset();
  BOOST_TEST(child.readline() == "rest");
  BOOST_TEST(child.readline() == "");
  BOOST_TEST(child.read(10) == "");
}

BOOST_AUTO_TEST_CASE(writes_until_the_parent_is_gone_which_is_an_error_and_no_signal) {
  pipes parent;
  pipe_ipc::ChildComm child(parent.address);
  child.write("hello\n");
  BOOST_TEST(parent.received() == "hello\n");
  parent.read.reset();
  BOOST_CHECK_EXCEPTION(child.write("x"), ConnectionLost, [](const ConnectionLost& error) {
    return std::string_view(error.what()) == "pipe to the parent process lost: broken pipe";
  });
}

BOOST_AUTO_TEST_CASE(a_line_over_the_limit_is_an_error) {
  pipes parent;
  pipe_ipc::ChildComm child(parent.address, 4);
  parent.send("1234\n12345\n");
  BOOST_TEST(child.readline() == "1234\n");
  BOOST_CHECK_THROW((void)child.readline(), LimitError);
}

BOOST_AUTO_TEST_CASE(close_gives_the_descriptors_up) {
  pipes parent;
  pipe_ipc::ChildComm child(parent.address);
  child.close();
  BOOST_TEST(parent.received() == "");
  BOOST_CHECK_THROW((void)child.readline(), ConnectionLost);
  BOOST_CHECK_THROW(child.write("x"), ConnectionLost);
}

BOOST_AUTO_TEST_CASE(children_of_the_child_do_not_inherit_the_descriptors) {
  pipes parent;
  const pipe_ipc::ChildComm child(parent.address);
  BOOST_TEST(::fcntl(parent.childs_read, F_GETFD) == FD_CLOEXEC);
}

BOOST_AUTO_TEST_CASE(addresses_are_two_open_descriptors) {
  for (const auto* const address : {"", "5", "5,", ",5", "5,x", "5, 6", "-1,5", "5,5", "5,6,7", "99999999999,1"})
    BOOST_TEST_CONTEXT(address) BOOST_CHECK_THROW(pipe_ipc::ChildComm{address}, ValueError);
  BOOST_CHECK_EXCEPTION(pipe_ipc::ChildComm("900001,900002"), ConnectionError, [](const ConnectionError& error) {
    return std::string_view(error.what()).find("descriptor 900001 is not open") != std::string_view::npos;
  });
}

BOOST_FIXTURE_TEST_CASE(the_end_for_coroutines_reads_and_writes, test::io_fixture) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    pipes parent;
    pipe_ipc::AsyncChildComm child(f.context.get_executor(), parent.address, 4);
    parent.send("ab1234\n");
    BOOST_TEST(co_await child.read(2) == "ab");
    BOOST_TEST(co_await child.readline() == "1234\n");
    co_await child.write("yes\n");
    BOOST_TEST(parent.received() == "yes\n");
    parent.write.reset();
    BOOST_TEST(co_await child.readline() == "");
    parent.read.reset();
    std::string message;
    try {
      co_await child.write("x");
    } catch (const ConnectionLost& error) {
      message = error.what();
    }
    BOOST_TEST(message == "connection to parent process lost: broken pipe");
  }(*this));
}

BOOST_AUTO_TEST_SUITE_END()
