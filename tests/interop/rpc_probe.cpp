// SPDX-License-Identifier: LGPL-3.0-or-later
// Makes the calls of a file, a dict in PYON on each line, with one kind of client, and tells what came otherwise:
//
//     rpc_probe blocking|async|best_effort HOST PORT TARGET FILE [CERT KEY PEER]
//
// A call has `name`, `args`, `kwargs` and `ret`, or `raises` with class and message. The last line printed is
// `checked N, different M`.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include <sipyco/pc_rpc.hpp>
#include <sipyco/pc_rpc/client_async.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/text.hpp>

using namespace sipyco;
namespace asio = boost::asio;

namespace {

struct call {
  std::string name;
  std::vector<Value> arguments;
  Dict keywords;
  std::optional<Value> returns;
  std::string class_name, message;
};

using outcome = std::variant<Value, RemoteError>;

std::vector<call> read_calls(const char* file) {
  std::vector<call> out;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const Value given = pyon::decode(line);
    call next{std::string(given.at("name").as_str()), {}, given.at("kwargs").as_dict(), {}, {}, {}};
    for (const Value& item : given.at("args").items()) next.arguments.push_back(item);
    if (given.contains("ret")) {
      next.returns = given.at("ret");
    } else {
      next.class_name = given.at("raises").items()[0].as_str();
      next.message = given.at("raises").items()[1].as_str();
    }
    out.push_back(std::move(next));
  }
  return out;
}

std::string shown(const Value& x) { return pyon::encode(x, pyon::v2); }

/// Compares by text, which tells NaN from NaN and types from types; sets have no order.
bool same(const Value& a, const Value& b) { return shown(a) == shown(b) || a == b; }

class report {
 public:
  void check(const std::string& what, bool good, const std::string& found = "") {
    ++checked_;
    if (good) return;
    ++different_;
    std::printf("%s: %s\n", what.c_str(), found.substr(0, 300).c_str());
  }
  void check(const call& made, const outcome& got) {
    if (const auto* const raised = std::get_if<RemoteError>(&got))
      return check(made.name, raised->class_name() == made.class_name && raised->message() == made.message,
                   raised->what());
    const auto& value = std::get<Value>(got);
    check(made.name, made.returns && same(value, *made.returns), shown(value));
  }
  [[nodiscard]] int finish() const {
    std::printf("checked %d, different %d\n", checked_, different_);
    return different_ == 0 ? 0 : 1;
  }

 private:
  int checked_ = 0, different_ = 0;
};

template <class E>
bool throws(const std::function<void()>& work) {
  try {
    work();
  } catch (const E&) {
    return true;
  }
  return false;
}

struct peer {
  std::string host;
  std::uint16_t port;
  std::string target;
  pc_rpc::client_options options;
};

template <class Client>
outcome outcome_of(Client& client, const call& made) {
  try {
    if constexpr (std::is_same_v<Client, pc_rpc::BestEffortClient>)
      return client.call_value(made.name, made.arguments, made.keywords).value();
    else
      return client.call_value(made.name, made.arguments, made.keywords);
  } catch (const RemoteError& error) {
    return error;
  }
}

void run_blocking(const peer& server, const std::vector<call>& calls, report& out) {
  out.check("unknown target",
            throws<IncompatibleServer>([&] { pc_rpc::Client(server.host, server.port, "nosuch", server.options); }));
  pc_rpc::Client client(server.host, server.port, pc_rpc::no_target, server.options);
  client.select_rpc_target(server.target);
  for (const auto& each : calls) out.check(each, outcome_of(client, each));
  out.check("unknown method", throws<AttributeError>([&] { client.call("nosuch"); }));
  out.check("method list", client.get_rpc_method_list().at("methods").contains("echo"));
  out.check("terminate", client.call("terminate").is_none());
}

asio::awaitable<outcome> outcome_of(pc_rpc::AsyncClient& client, call made) {
  std::optional<RemoteError> raised;
  try {
    co_return co_await client.call_value(made.name, made.arguments, made.keywords);
  } catch (const RemoteError& error) {
    raised = error;
  }
  co_return *raised;
}

asio::awaitable<void> run_async(const peer& server, const std::vector<call>& calls, report& out) {
  pc_rpc::AsyncClient client(server.options);
  co_await client.connect_rpc(server.host, server.port, server.target);
  for (const auto& each : calls) out.check(each, co_await outcome_of(client, each));
  int open = 20;
  for (int i = 0; i < 20; ++i)
    asio::co_spawn(
        co_await asio::this_coro::executor,
        [&, i]() -> asio::awaitable<void> { out.check("at once", co_await client.call<int>("echo", i) == i); },
        [&](std::exception_ptr) { --open; });
  while (open > 0) co_await client.call("echo", open);
  out.check("method list", (co_await client.get_rpc_method_list()).at("methods").contains("echo"));
  out.check("terminate", (co_await client.call("terminate")).is_none());
}

void run_best_effort(const peer& server, const std::vector<call>& calls, report& out) {
  pc_rpc::BestEffortClient client(server.host, server.port, server.target,
                                  {.firstcon_timeout = std::chrono::seconds(10), .client = server.options});
  for (const auto& each : calls) out.check(each, outcome_of(client, each));
  out.check("unknown method", throws<AttributeError>([&] { client.call("nosuch"); }));
  out.check("terminate", client.call<void>("terminate"));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6 && argc != 9) return 2;
  peer server{argv[2], static_cast<std::uint16_t>(std::stoi(argv[3])), argv[4], {.timeout = std::chrono::seconds(30)}};
  if (argc == 9) server.options.tls = SimpleSSLConfig{argv[6], argv[7], argv[8]};
  const auto calls = read_calls(argv[5]);
  report out;
  const std::string kind = argv[1];
  if (kind == "blocking") {
    run_blocking(server, calls, out);
  } else if (kind == "best_effort") {
    run_best_effort(server, calls, out);
  } else {
    asio::io_context context(1);
    asio::co_spawn(context, run_async(server, calls, out), [](std::exception_ptr thrown) {
      if (thrown) std::rethrow_exception(thrown);
    });
    context.run();
  }
  return out.finish();
}
