// SPDX-License-Identifier: LGPL-3.0-or-later
// What a publisher of sync_struct bears; the first argument says what is measured:
//
//   deliveries [PORT FD]  20 subscribers, beside raw writes of the same bytes to 20 sockets, and a publisher that
//   listens
//                         on PORT and makes its changes for each byte that is written to FD
//   reconnect             50 subscribers connect at once to 56 MB, while calls are answered by the same loop
//   large MIB             one subscriber takes a structure of so many MiB
#include <sipyco/pc_rpc.hpp>
#include <sipyco/pc_rpc/target_async.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/sync_struct.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "stopwatch.hpp"
#include "sync_readers.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <list>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace asio = boost::asio;
using namespace sipyco;
using namespace sipyco::bench;
using clock_type = std::chrono::steady_clock;

namespace {

const std::vector<std::string> hosts{"127.0.0.1"};
constexpr std::size_t changes = 2000;

double since(clock_type::time_point begin) { return std::chrono::duration<double>(clock_type::now() - begin).count(); }

/// The largest memory of a process in MiB, so far.
double peak_memory(const std::string& pid) {
  std::ifstream status("/proc/" + pid + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

/// Runs `work` in a process of its own, which ends with this one.
pid_t in_process(const std::function<void()>& work) {
  std::cout.flush();
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  work();
  ::_exit(0);
}

/// Runs a server in a process of its own; it is given the descriptor to which it writes its ports.
template <std::size_t Ports>
std::pair<pid_t, std::array<std::uint16_t, Ports>> start_server(const std::function<void(int)>& serve) {
  int ends[2];
  if (::pipe(ends) != 0) std::exit(1);
  const pid_t pid = in_process([&] { serve(ends[1]); });
  ::close(ends[1]);  // so that the end of the server is seen
  std::array<std::uint16_t, Ports> ports{};
  if (::read(ends[0], ports.data(), sizeof ports) != sizeof ports) std::exit(1);
  return {pid, ports};
}

void tell(int fd, std::uint16_t port) {
  if (::write(fd, &port, sizeof port) != sizeof port) ::_exit(1);
}

std::vector<sync_struct::Mod> mods() {
  std::vector<sync_struct::Mod> out;
  for (std::size_t i = 0; i < changes; ++i)
    out.push_back({sync_struct::ModAction::setitem,
                   {},
                   "artiq.channel." + std::to_string(i % 50),
                   Value::tuple({false, 0.001 * static_cast<double>(i), Value::dict()})});
  return out;
}

/// Makes the changes for each byte that comes, as one that has other things to do on its loop.
asio::awaitable<void> change(sync_struct::Notifier notifier, int go) {
  constexpr std::size_t at_once = 10;
  const auto executor = co_await asio::this_coro::executor;
  asio::posix::stream_descriptor input(executor, go);
  const auto all = mods();
  char byte;
  while (true) {
    co_await asio::async_read(input, asio::buffer(&byte, 1), asio::use_awaitable);
    for (std::size_t i = 0; i < all.size(); ++i) {
      notifier.apply(all[i]);
      if (i % at_once == 0) co_await asio::post(executor, asio::use_awaitable);
    }
  }
}

void publish_changes(int ports, int go) {
  asio::io_context context(1);
  const sync_struct::Notifier notifier;
  sync_struct::Publisher publisher(context, {{"test", notifier}});
  publisher.start(hosts, 0, pyon::v2);
  tell(ports, publisher.port());
  asio::co_spawn(context, change(notifier, go), [](std::exception_ptr) { ::_exit(0); });
  context.run();
}

struct source {
  source(std::string what, std::size_t subscribers, std::uint16_t port, int go_ahead)
      : name(std::move(what)), readers(subscribers, port, sync_request), go(go_ahead) {}

  std::string name;
  sync_readers readers;
  int go;
  std::vector<double> rates;
};

void measure_round(source& from, std::size_t subscribers) {
  const auto begin = clock_type::now();
  if (::write(from.go, "x", 1) != 1) std::exit(1);
  from.readers.read_lines(changes);
  from.rates.push_back(static_cast<double>(changes * subscribers) / since(begin));
}

void deliveries(const std::vector<std::string>& arguments) {
  constexpr std::size_t subscribers = 20;
  constexpr int rounds = 7;
  int raw_go[2], our_go[2];
  if (::pipe(raw_go) != 0 || ::pipe(our_go) != 0) std::exit(1);
  const raw_listener listener;
  std::vector<std::string> lines;
  for (const auto& mod : mods()) lines.push_back(pyon::encode(mod, pyon::v2) + '\n');
  in_process([&] { write_raw(listener, subscribers, raw_go[0], lines); });
  const auto ours = start_server<1>([&](int ports) { publish_changes(ports, our_go[0]); }).second[0];

  std::list<source> sources;
  sources.emplace_back("raw", subscribers, listener.port, raw_go[1]);
  sources.emplace_back("ours", subscribers, ours, our_go[1]);
  if (arguments.size() > 1)
    sources.emplace_back("Python", subscribers, static_cast<std::uint16_t>(std::stoi(arguments[0])),
                         std::stoi(arguments[1]));
  for (auto& each : sources)
    if (each.name != "raw") each.readers.read_lines(1);  // the structure
  for (int i = 0; i < rounds; ++i)
    for (auto& each : sources) measure_round(each, subscribers);
  for (auto& each : sources) std::printf("%-7s %9.0f deliveries/s\n", each.name.c_str(), median(each.rates));
  const auto ratio = [&](const source& to) { return median(std::next(sources.begin())->rates) / median(to.rates); };
  std::printf("ours / raw %.2f (goal 0.5)", ratio(sources.front()));
  if (sources.size() > 2) std::printf(", ours / Python %.1f (goal 10)", ratio(sources.back()));
  std::printf("\n");
}

/// So many MiB on the wire: arrays, numbers and texts.
Value structure_of(std::size_t mebibytes) {
  Value out = Value::dict();
  std::vector<double> numbers(47'000);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = 0.25 * static_cast<double>(i);
  const Value list(numbers), array = NDArray::zeros({96, 1024});
  const std::string text(1 << 20, 'x');
  for (std::size_t i = 0; i < mebibytes; ++i) {
    const std::string key = "dataset." + std::to_string(i);
    if (i % 4 == 0)
      out[key] = Value::tuple({list, list, list});
    else
      out[key] = i % 4 == 1 ? Value(text) : array;
  }
  return out;
}

void publish_and_answer(int ports, int go) {
  asio::io_context context(1);
  sync_struct::Notifier notifier(structure_of(56));
  sync_struct::Publisher publisher(context, {{"test", notifier}});
  pc_rpc::Target target{"Echo"};
  target.def(
      "echo", [](Value x) -> asio::awaitable<Value> { co_return x; }, arg("x"));
  pc_rpc::Server server(context, {{"echo", target}});
  publisher.start(hosts, 0, pyon::v2);
  server.start(hosts, 0);
  tell(ports, publisher.port());
  tell(ports, server.port());
  // With each byte the structure is another one, whose text nobody has.
  auto renew = [](sync_struct::Notifier of, int from) -> asio::awaitable<void> {
    asio::posix::stream_descriptor input(co_await asio::this_coro::executor, from);
    char byte;
    while (true) {
      co_await asio::async_read(input, asio::buffer(&byte, 1), asio::use_awaitable);
      of.apply({sync_struct::ModAction::init, {}, {}, of.raw_view()});
    }
  };
  asio::co_spawn(context, renew(notifier, go), [](std::exception_ptr) { ::_exit(0); });
  context.run();
}

/// Times of calls in ms, one after the other with a short pause, until `ended`.
std::vector<double> call_times(std::uint16_t port, const std::atomic<bool>& ended) {
  pc_rpc::Client client("127.0.0.1", port, "echo");
  std::vector<double> out;
  while (!ended) {
    const auto begin = clock_type::now();
    (void)client.call("echo", 5);
    out.push_back(since(begin) * 1e3);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return out;
}

void print_times(const char* what, std::vector<double> times) {
  std::ranges::sort(times);
  const auto at = [&](double part) {
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
  };
  std::printf("  %-22s %6zu calls: median %.2f ms, p99 %.2f ms, most %.1f ms\n", what, times.size(), at(0.5), at(0.99),
              times.back());
}

void reconnect() {
  constexpr std::size_t subscribers = 50;
  int go[2];
  if (::pipe(go) != 0) std::exit(1);
  const auto [pid, ports] = start_server<2>([&](int to) { publish_and_answer(to, go[0]); });
  std::printf("before: %.0f MiB\n", peak_memory(std::to_string(pid)));
  std::vector<double> all;
  for (int round = 0; round < 5; ++round) {
    std::atomic<bool> ended = false;
    auto calls = std::async(std::launch::async, call_times, ports[1], std::cref(ended));
    if (round == 0) std::this_thread::sleep_for(std::chrono::seconds(1));
    double took = 0;
    if (round > 0) {
      if (::write(go[1], "x", 1) != 1) std::exit(1);
      const auto begin = clock_type::now();
      sync_readers readers(subscribers, ports[0], sync_request);
      readers.read_lines(1);
      took = since(begin);
    }
    ended = true;
    const auto times = calls.get();
    if (round > 0) all.insert(all.end(), times.begin(), times.end());
    print_times(round == 0 ? "nobody connects" : (std::to_string(took) + " s").c_str(), times);
  }
  print_times("all rounds (goal 20)", all);
  std::printf("publisher's memory at most %.0f MiB\n", peak_memory(std::to_string(pid)));
}

/// Shows what the publisher warns of.
struct printing_log : log_sink {
  void log(log_level, std::string_view, std::string_view message) override {
    std::fprintf(stderr, "  %.*s\n", static_cast<int>(message.size()), message.data());
  }
};

void large(std::size_t mebibytes) {
  const auto [pid, ports] = start_server<1>([&](int to) {
    sync_struct::Notifier notifier(structure_of(mebibytes));
    printing_log log;
    sync_struct::Publisher publisher({{"test", notifier}}, {.log = &log});
    publisher.start(hosts, 0, pyon::v2);
    tell(to, publisher.port());
    ::pause();
  });
  const double before = peak_memory("self");
  std::promise<std::size_t> came;
  const auto begin = clock_type::now();
  sync_struct::subscriber_callbacks callbacks;
  callbacks.notify.push_back(
      [&](const sync_struct::Mod&, const Value& target) { came.set_value(target.as_dict().size()); });
  callbacks.disconnect = [] { std::exit(1); };
  sync_struct::Subscriber subscriber("test", std::move(callbacks));
  subscriber.connect("127.0.0.1", ports[0]);
  const auto entries = came.get_future().get();
  std::printf(
      "%4zu MiB (%zu entries): received after %.2f s, memory of the subscriber %.0f MiB, of the publisher %.0f MiB\n",
      mebibytes, entries, since(begin), peak_memory("self") - before, peak_memory(std::to_string(pid)));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + std::min(argc, 2), argv + argc);
  const std::string_view what = argc > 1 ? argv[1] : "";
  ::signal(SIGPIPE, SIG_IGN);
  if (what == "deliveries")
    deliveries(arguments);
  else if (what == "reconnect")
    reconnect();
  else if (what == "large" && !arguments.empty())
    large(std::stoul(arguments[0]));
  else
    return 2;
}
