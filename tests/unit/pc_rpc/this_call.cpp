// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/this_call.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <thread>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/pc_rpc/client.hpp>
#include <sipyco/pc_rpc/server.hpp>

#include "support/certificates.hpp"
#include "support/recording_log_sink.hpp"

using namespace sipyco;
using namespace sipyco::test;
using namespace std::chrono_literals;

namespace {

/// What a method found out about its call.
struct findings {
  std::promise<void> begun;
  std::promise<bool> ended;  ///< with what `cancelled` said last
};

struct fixture {
  // The method may outlive the test in a thread left behind.
  std::shared_ptr<findings> found = std::make_shared<findings>();
  recording_log_sink log;

  pc_rpc::Target target() {
    pc_rpc::Target out{"Test"};
    out.def("measure", [found = found] {
      found->begun.set_value();
      const auto end = std::chrono::steady_clock::now() + 10s;
      while (!pc_rpc::this_call::cancelled() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(1ms);
      found->ended.set_value(pc_rpc::this_call::cancelled());
    });
    out.def("is_cancelled", [] { return pc_rpc::this_call::cancelled(); });
    return out;
  }
  std::unique_ptr<pc_rpc::Server> start(pc_rpc::server_options options = {}) {
    options.log = &log;
    auto out = std::make_unique<pc_rpc::Server>(pc_rpc::target_map{{"test", target()}}, std::move(options));
    out->start(std::vector<std::string>{"::1"}, 0);
    return out;
  }
  /// The client closes while the method runs.
  void leave_during_a_call(std::uint16_t port, std::optional<SimpleSSLConfig> tls = std::nullopt) {
    pc_rpc::Client client("::1", port, "test", {.timeout = 10s, .tls = std::move(tls)});
    BOOST_TEST(!client.call<bool>("is_cancelled"));
    auto call = std::async(std::launch::async, [&] { client.call("measure"); });
    found->begun.get_future().wait();
    client.close_rpc();
    BOOST_CHECK_THROW(call.get(), ConnectionLost);
    BOOST_TEST(found->ended.get_future().get());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pc_rpc_this_call, fixture)

BOOST_AUTO_TEST_CASE(is_cancelled_when_the_client_leaves) {
  const auto server = start();
  leave_during_a_call(server->port());
  BOOST_TEST(!pc_rpc::Client("::1", server->port(), "test").call<bool>("is_cancelled"));
}

BOOST_AUTO_TEST_CASE(is_cancelled_when_a_client_over_tls_leaves) {
  const certificate_folder files;
  files.make("server");
  files.make("client");
  const auto server = start({.tls = files.config("server", "client")});
  leave_during_a_call(server->port(), files.config("client", "server"));
}

BOOST_AUTO_TEST_CASE(is_cancelled_when_the_server_stops) {
  const auto server = start();
  auto call = std::async(std::launch::async, [&] { pc_rpc::Client("::1", server->port(), "test").call("measure"); });
  found->begun.get_future().wait();
  server->stop();
  BOOST_CHECK_THROW(call.get(), ConnectionLost);  // half a result is none
  BOOST_TEST(found->ended.get_future().get());
  BOOST_TEST(log.lines().empty());  // nothing was left behind
}

BOOST_AUTO_TEST_CASE(is_not_cancelled_outside_of_a_call) { BOOST_TEST(!pc_rpc::this_call::cancelled()); }

BOOST_AUTO_TEST_SUITE_END()
