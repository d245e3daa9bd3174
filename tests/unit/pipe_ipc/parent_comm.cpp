// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pipe_ipc_async.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>

#include "net/asio.hpp"
#include "support/io_fixture.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sipyco;
using pipe_ipc::AsyncParentComm;
namespace asio = boost::asio;

namespace {

/// A shell that finds its descriptors as the files $IN and $OUT.
std::vector<std::string> shell(const AsyncParentComm& comm, const std::string& script) {
  const std::string names = "IN=/proc/self/fd/${1%,*} OUT=/proc/self/fd/${1#*,}; ";
  return {"/bin/sh", "-c", names + script, "sh", comm.get_address()};
}

asio::awaitable<std::string> failure_of(asio::awaitable<void> writing) {
  try {
    co_await std::move(writing);
  } catch (const ConnectionLost& error) {
    co_return error.what();
  }
  co_return "nothing was thrown";
}

std::vector<int> open_descriptors(int pid) {
  std::vector<int> out;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/fd"))
    out.push_back(std::stoi(entry.path().filename().string()));
  return out;
}

bool is_in(const std::string& address, int fd) {
  return ("," + address + ",").find("," + std::to_string(fd) + ",") != std::string::npos;
}

// What is not was inherited by this process already, from whoever runs the tests.
bool is_closed_on_exec(int fd) { return (::fcntl(fd, F_GETFD) & FD_CLOEXEC) != 0; }

std::string child_name(const AsyncParentComm& comm) { return "child process " + std::to_string(comm.pid()); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pipe_ipc_parent_comm, test::io_fixture)

BOOST_AUTO_TEST_CASE(talks_with_a_child_and_learns_of_its_end) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    AsyncParentComm comm(f.context.get_executor());
    comm.create_subprocess(shell(comm, "head -n 1 <$IN >$OUT; exit 3"));
    BOOST_TEST(!comm.returncode());
    co_await comm.write("hello\n");
    BOOST_TEST(co_await comm.readline() == "hello\n");
    BOOST_TEST(co_await comm.readline() == "");
    BOOST_TEST(co_await comm.wait() == 3);
    BOOST_TEST(comm.returncode().value() == 3);
    BOOST_TEST(co_await failure_of(comm.write("x")) == child_name(comm) + " has exited with status 3");
  }(*this));
}

BOOST_AUTO_TEST_CASE(moves_more_than_a_pipe_holds_both_ways) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    AsyncParentComm comm(f.context.get_executor());
    comm.create_subprocess(shell(comm, "head -n 1 <$IN >$OUT"));
    const auto line = std::string(3'000'000, 'x') + "\n";
    f.spawn(comm.write(line));
    BOOST_TEST((co_await comm.readline() == line));
    BOOST_TEST(co_await comm.wait() == 0);
  }(*this));
}

BOOST_AUTO_TEST_CASE(a_child_that_was_killed_is_told_from_one_that_exited) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    AsyncParentComm comm(f.context.get_executor());
    comm.create_subprocess(shell(comm, "echo ready >$OUT; exec sleep 60"));
    BOOST_TEST(co_await comm.readline() == "ready\n");
    comm.send_signal(SIGKILL);
    BOOST_TEST(co_await comm.wait() == -SIGKILL);
    BOOST_TEST(co_await failure_of(comm.write("x")) == child_name(comm) + " was killed by signal 9");
    comm.send_signal(SIGKILL);
  }(*this));
}

BOOST_AUTO_TEST_CASE(what_a_child_left_can_be_read_though_others_hold_its_pipe) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    AsyncParentComm comm(f.context.get_executor());
    comm.create_subprocess(shell(comm, "sleep 60 & echo $! >$OUT"));
    BOOST_TEST(co_await comm.wait() == 0);
    const auto sleeping = co_await comm.readline();
    BOOST_TEST(co_await comm.readline() == "");
    ::kill(std::stoi(sleeping), SIGKILL);
  }(*this));
}

BOOST_AUTO_TEST_CASE(other_children_do_not_inherit_the_pipes) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    AsyncParentComm waiting(f.context.get_executor());
    AsyncParentComm running(f.context.get_executor());
    running.create_subprocess(shell(running, "read line <$IN"));
    AsyncParentComm comm(f.context.get_executor());
    const auto address = comm.get_address();
    comm.create_subprocess(shell(comm, "exec <$IN >$OUT; echo up; read line"));
    BOOST_TEST(co_await comm.readline() == "up\n");
    std::string others;
    for (const int fd : open_descriptors(comm.pid()))
      if (fd > 2 && !is_in(address, fd) && is_closed_on_exec(fd)) others += std::to_string(fd) + " ";
    BOOST_TEST(others == "");
    co_await comm.write("go\n");
    (void)co_await comm.wait();
    co_await running.write("go\n");
    (void)co_await running.wait();
  }(*this));
}

BOOST_AUTO_TEST_CASE(a_child_is_reaped_though_nobody_waits_for_it) {
  auto own = std::make_optional<asio::io_context>(1);
  auto comm = std::make_optional<AsyncParentComm>(own->get_executor());
  comm->create_subprocess({"/bin/true"});
  const auto pid = comm->pid();
  comm.reset();
  own.reset();
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  siginfo_t ended{};
  while (::waitid(P_PID, static_cast<id_t>(pid), &ended, WEXITED | WNOWAIT) == 0 &&
         std::chrono::steady_clock::now() < deadline)
    std::this_thread::yield();
  BOOST_TEST(::waitid(P_PID, static_cast<id_t>(pid), &ended, WEXITED | WNOWAIT | WNOHANG) == -1);
  BOOST_TEST(errno == ECHILD);
}

BOOST_AUTO_TEST_CASE(a_child_that_somebody_else_reaped_has_an_unknown_status) {
  auto* const before = std::signal(SIGCHLD, SIG_IGN);
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    AsyncParentComm comm(f.context.get_executor());
    comm.create_subprocess({"/bin/true"});
    BOOST_TEST(co_await comm.wait() == 255);
  }(*this));
  std::signal(SIGCHLD, before);
}

BOOST_AUTO_TEST_CASE(the_child_has_the_environment_and_folder_it_is_given) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    AsyncParentComm comm(f.context.get_executor());
    comm.create_subprocess(shell(comm, "echo \"$COLOUR $PWD $HOME\" >$OUT; read line <$IN"),
                           {.environment = {{"COLOUR=blue", "PATH=/usr/bin:/bin"}},
                            .working_directory = "/usr",
                            .start_new_session = true});
    BOOST_TEST(co_await comm.readline() == "blue /usr \n");
    BOOST_TEST(::getsid(comm.pid()) == comm.pid());
    co_await comm.write("go\n");
    (void)co_await comm.wait();
  }(*this));
}

BOOST_AUTO_TEST_CASE(a_program_that_cannot_be_started_is_named) {
  AsyncParentComm comm(context.get_executor());
  BOOST_CHECK_EXCEPTION(
      comm.create_subprocess({"no-such-program"}), ConfigurationError, [](const ConfigurationError& error) {
        return std::string_view(error.what()) == "cannot start 'no-such-program': no such file or directory";
      });
  BOOST_CHECK_THROW(comm.create_subprocess({}), ConfigurationError);
  BOOST_CHECK_THROW((void)comm.pid(), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_second_child_and_a_long_line_are_refused) {
  run([](test::io_fixture& f) -> asio::awaitable<void> {
    AsyncParentComm comm(f.context.get_executor(), 4);
    comm.create_subprocess(shell(comm, "echo 1234 >$OUT; echo 12345 >$OUT; read line <$IN"));
    BOOST_CHECK_THROW(comm.create_subprocess({"/bin/true"}), std::logic_error);
    BOOST_TEST(co_await comm.readline() == "1234\n");
    bool refused = false;
    try {
      (void)co_await comm.readline();
    } catch (const LimitError&) {
      refused = true;
    }
    BOOST_TEST(refused);
    comm.close();
    (void)co_await comm.wait();
  }(*this));
}

BOOST_AUTO_TEST_SUITE_END()
