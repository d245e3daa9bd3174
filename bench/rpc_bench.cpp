// SPDX-License-Identifier: LGPL-3.0-or-later
// RPC round trips a second beside raw TCP ping-pong between two processes, measured in turns in one run.
#include <sipyco/pc_rpc.hpp>
#include <sipyco/pc_rpc/client_async.hpp>
#include <sipyco/pyon.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sipyco;
using clock_type = std::chrono::steady_clock;

namespace {

constexpr int rounds = 7;
constexpr std::chrono::milliseconds slice{300};

void set_no_delay(int fd) {
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

/// Sends back what comes, in pieces of `size` bytes.
[[noreturn]] void serve_raw(int listener, std::size_t size) {
  const int fd = ::accept(listener, nullptr, nullptr);
  set_no_delay(fd);
  std::vector<char> room(size);
  while (true) {
    if (::recv(fd, room.data(), size, MSG_WAITALL) != static_cast<ssize_t>(size)) ::_exit(0);
    for (std::size_t sent = 0; sent < size;) {
      const auto count = ::send(fd, room.data() + sent, size - sent, MSG_NOSIGNAL);
      if (count <= 0) ::_exit(0);
      sent += static_cast<std::size_t>(count);
    }
  }
}

/// A connection to a process of our own that echoes.
int connect_raw(std::size_t size) {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::listen(listener, 1);
  if (::fork() == 0) serve_raw(listener, size);
  socklen_t length = sizeof address;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::close(listener);
  set_no_delay(fd);
  return fd;
}

void ping_pong(int fd, std::vector<char>& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto count = ::send(fd, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) std::exit(1);
    sent += static_cast<std::size_t>(count);
  }
  if (::recv(fd, bytes.data(), bytes.size(), MSG_WAITALL) != static_cast<ssize_t>(bytes.size())) std::exit(1);
}

/// Starts a server in a process of its own; returns its port.
std::uint16_t start_server() {
  int pipe_ends[2];
  if (::pipe(pipe_ends) != 0) std::exit(1);
  if (::fork() == 0) {
    pc_rpc::Target target{"Echo"};
    target.def(
        "echo", [](Value x) { return x; }, arg("x"));
    pc_rpc::Server server({{"echo", target}}, {.builtin_terminate = true});
    server.start(std::vector<std::string>{"127.0.0.1"}, 0);
    const std::uint16_t port = server.port();
    if (::write(pipe_ends[1], &port, sizeof port) != sizeof port) ::_exit(1);
    server.wait_terminate();
    server.stop();
    ::_exit(0);
  }
  std::uint16_t port = 0;
  if (::read(pipe_ends[0], &port, sizeof port) != sizeof port) std::exit(1);
  return port;
}

double rate(const std::function<void()>& once) {
  const auto begin = clock_type::now();
  std::size_t count = 0;
  for (; clock_type::now() - begin < slice; ++count) once();
  return static_cast<double>(count) / std::chrono::duration<double>(clock_type::now() - begin).count();
}

/// Calls a second of one coroutine, each after the answer to the one before.
class coroutine_caller {
 public:
  coroutine_caller(std::uint16_t port, Value payload) : payload_(std::move(payload)) {
    run([](coroutine_caller& self, std::uint16_t to) -> boost::asio::awaitable<void> {
      co_await self.client_.connect_rpc("127.0.0.1", to, "echo");
    }(*this, port));
  }
  double rate() {
    std::size_t count = 0;
    const auto begin = clock_type::now();
    run([](coroutine_caller& self, std::size_t& calls, clock_type::time_point end) -> boost::asio::awaitable<void> {
      for (; clock_type::now() < end; ++calls) (void)co_await self.client_.call("echo", self.payload_);
    }(*this, count, begin + slice));
    return static_cast<double>(count) / std::chrono::duration<double>(clock_type::now() - begin).count();
  }

 private:
  void run(boost::asio::awaitable<void> work) {
    boost::asio::co_spawn(context_, std::move(work), [this](std::exception_ptr thrown) {
      context_.stop();
      if (thrown) std::rethrow_exception(thrown);
    });
    context_.restart();
    context_.run();
  }

  boost::asio::io_context context_{1};
  pc_rpc::AsyncClient client_;
  Value payload_;
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// Both in turns, so that a busy machine slows both.
void compare(const char* what, std::uint16_t port, const Value& payload, std::size_t raw_bytes) {
  const int raw = connect_raw(raw_bytes);
  std::vector<char> bytes(raw_bytes);
  pc_rpc::Client client("127.0.0.1", port, "echo");
  coroutine_caller coroutine(port, payload);
  std::vector<double> raw_rates, rpc_rates, ratios, coroutine_rates, coroutine_ratios;
  for (int i = 0; i < rounds; ++i) {
    raw_rates.push_back(rate([&] { ping_pong(raw, bytes); }));
    rpc_rates.push_back(rate([&] { (void)client.call("echo", payload); }));
    ratios.push_back(rpc_rates.back() / raw_rates.back());
    coroutine_rates.push_back(coroutine.rate());
    coroutine_ratios.push_back(coroutine_rates.back() / raw_rates.back());
  }
  ::close(raw);
  std::printf("%-22s raw %8.0f/s   blocking %8.0f/s   ratio %.2f   coroutine %8.0f/s   ratio %.2f\n", what,
              median(raw_rates), median(rpc_rates), median(ratios), median(coroutine_rates), median(coroutine_ratios));
}

}  // namespace

int main() {
  const std::uint16_t port = start_server();
  compare("small arguments", port, 5, 64);
  std::vector<int> numbers(1000);
  std::iota(numbers.begin(), numbers.end(), 0);
  compare("1000 ints", port, numbers, pyon::encode(numbers, pyon::v2).size() + 60);
  const Value array = NDArray::zeros({100'000});
  compare("800 kB array", port, array, pyon::encode(array, pyon::v2).size() + 60);
  pc_rpc::Client("127.0.0.1", port, "echo").call("terminate");
  while (::wait(nullptr) > 0) {
  }
}
