// SPDX-License-Identifier: LGPL-3.0-or-later
// Either end of pipe_ipc, for the test of the other end in Python:
//
//     pipe_probe child ADDRESS | blocking-child ADDRESS     answers what it is asked
//     pipe_probe parent COMMAND...                          asks COMMAND..., run with an address behind, and says what
//     came
#include <sipyco/pipe_ipc.hpp>
#include <sipyco/pipe_ipc_async.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace sipyco;
namespace asio = boost::asio;

/// `echo TEXT`, `bytes COUNT` (answered with the bytes that follow), `long COUNT` (a line of so many), `exit CODE`.
struct request {
  explicit request(const std::string& line)
      : what(line.substr(0, line.find(' '))), rest(line.substr(line.find(' ') + 1)) {
    if (what != "echo") number = static_cast<std::size_t>(std::stoul(rest));
  }
  std::string what;
  std::string rest;
  std::size_t number = 0;
};

std::string long_line(std::size_t count) { return std::string(count, 'x') + "\n"; }

std::string reply(const request& asked, std::string bytes) {
  if (asked.what == "exit") std::exit(static_cast<int>(asked.number));
  if (asked.what == "echo") return asked.rest;
  return asked.what == "long" ? long_line(asked.number) : bytes;
}

asio::awaitable<void> answer(std::string address) {
  pipe_ipc::AsyncChildComm parent(co_await asio::this_coro::executor, address);
  for (auto line = co_await parent.readline(); !line.empty(); line = co_await parent.readline()) {
    const request asked(line);
    std::string bytes;
    while (asked.what == "bytes" && bytes.size() < asked.number)
      bytes += co_await parent.read(asked.number - bytes.size());
    co_await parent.write(reply(asked, std::move(bytes)));
  }
}

void answer_blocking(const std::string& address) {
  pipe_ipc::ChildComm parent(address);
  for (auto line = parent.readline(); !line.empty(); line = parent.readline()) {
    const request asked(line);
    std::string bytes;
    while (asked.what == "bytes" && bytes.size() < asked.number) bytes += parent.read(asked.number - bytes.size());
    parent.write(reply(asked, std::move(bytes)));
  }
}

std::string all_bytes() {
  std::string out;
  for (int i = 0; i < 256; ++i) out += static_cast<char>(i);
  return out;
}

void say(const char* what, bool good) { std::cout << what << (good ? " ok" : " WRONG") << std::endl; }

asio::awaitable<void> ask(std::vector<std::string> command) {
  pipe_ipc::AsyncParentComm child(co_await asio::this_coro::executor);
  command.push_back(child.get_address());
  child.create_subprocess(command);
  co_await child.write("echo hello\n");
  say("echo", co_await child.readline() == "hello\n");
  co_await child.write("bytes 256\n" + all_bytes());
  std::string bytes;
  while (bytes.size() < 256) bytes += co_await child.read(256 - bytes.size());
  say("bytes", bytes == all_bytes());
  co_await child.write("echo " + long_line(3'000'000));
  say("long request", co_await child.readline() == long_line(3'000'000));
  co_await child.write("long 5000000\n");
  say("long answer", co_await child.readline() == long_line(5'000'000));
  co_await child.write("exit 3\n");
  say("end", co_await child.readline() == "");
  say("exit status", co_await child.wait() == 3);
}

asio::awaitable<void> task(const std::vector<std::string>& arguments) {
  if (arguments.at(0) == "child") return answer(arguments.at(1));
  return ask({arguments.begin() + 1, arguments.end()});
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.at(0) == "blocking-child") {
    answer_blocking(arguments.at(1));
    return 0;
  }
  asio::io_context context(1);
  asio::co_spawn(context, task(arguments), [](const std::exception_ptr& thrown) {
    if (thrown) std::rethrow_exception(thrown);
  });
  context.run();
}
