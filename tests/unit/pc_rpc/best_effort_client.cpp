// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/pc_rpc/best_effort_client.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/pc_rpc/server.hpp>

#include "device.hpp"
#include "support/loopback.hpp"
#include "support/recording_log_sink.hpp"

using namespace sipyco;
using namespace sipyco::test;
using namespace std::chrono_literals;
using pc_rpc::BestEffortClient;

namespace {

const std::vector<std::string> here{"::1"};

struct fixture {
  recording_log_sink log;
  std::unique_ptr<pc_rpc::Server> server;

  std::uint16_t start(std::uint16_t port = 0) {
    server = std::make_unique<pc_rpc::Server>(pc_rpc::target_map{{"device", make_device()}});
    server->start(here, port);
    return server->port();
  }
  [[nodiscard]] pc_rpc::best_effort_options options() { return {.retry = 5ms, .client = {.log = &log}}; }
};

/// Until a call gets through; nothing when that takes ten seconds.
std::optional<int> echo_at_last(BestEffortClient& client, int number) {
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (std::chrono::steady_clock::now() < end)
    if (const auto got = client.call<int>("echo", number)) return got;
  return std::nullopt;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pc_rpc_best_effort_client, fixture)

BOOST_AUTO_TEST_CASE(calls_as_a_client_does) {
  BestEffortClient client("::1", start(), "device", options());
  BOOST_TEST(client.is_connected());
  BOOST_TEST(client.get_selected_target().value() == "device");
  BOOST_TEST(client.get_local_host().value() == "::1");
  BOOST_TEST(client.call<int>("echo", 5).value() == 5);
  BOOST_TEST(client.call<void>("ping"));
  BOOST_TEST(client.call("get_level").value().as<double>() == 0.0);
  BOOST_CHECK_THROW(client.call("fail"), RemoteError);
  BOOST_CHECK_THROW(client.call("nosuch"), AttributeError);
  BOOST_CHECK_THROW(client.call("echo", Value(Integer::parse(std::string(4301, '9'), 10, 5000).value())), Error);
  BOOST_TEST(log.lines().empty());
}

BOOST_AUTO_TEST_CASE(goes_on_without_a_server_and_finds_it_later) {
  const auto port = refused_address().port();
  BestEffortClient client("::1", port, "device", options());
  BOOST_TEST(!client.is_connected());
  BOOST_TEST(!client.get_selected_target());
  BOOST_TEST(!client.get_local_host());
  BOOST_TEST(!client.call("anything", 1).has_value());
  BOOST_TEST(!client.call<void>("anything"));
  start(port);
  BOOST_TEST(echo_at_last(client, 7).value() == 7);
  BOOST_TEST_REQUIRE(log.lines().size() == 2U);
  BOOST_TEST(log.lines()[0].starts_with("WARNING:sipyco.pc_rpc:no connection, trying again in the background: "));
  BOOST_TEST(log.lines()[1] ==
             "WARNING:sipyco.pc_rpc:connected to ::1 port " + std::to_string(port) + " in the background");
}

BOOST_AUTO_TEST_CASE(survives_a_restart_of_its_server) {
  const auto port = start();
  BestEffortClient client("::1", port, "device", options());
  BOOST_TEST(client.call<int>("echo", 5).value() == 5);
  server.reset();
  BOOST_TEST(!client.call<int>("echo", 6).has_value());
  BOOST_CHECK_THROW(client.call("nosuch"), AttributeError);
  start(port);
  BOOST_TEST(echo_at_last(client, 7).value() == 7);
}

BOOST_AUTO_TEST_CASE(closing_ends_an_attempt_in_the_background) {
  const mute_address mute;
  const auto begin = std::chrono::steady_clock::now();
  {
    BestEffortClient client("::1", mute.address().port(), "device", {.firstcon_timeout = 10ms, .retry = 1h});
    client.close_rpc();
    BOOST_TEST(!client.call("echo", 1).has_value());
  }
  BOOST_TEST((std::chrono::steady_clock::now() - begin < 3s));
}

BOOST_AUTO_TEST_CASE(certificates_that_cannot_be_used_are_no_matter_of_the_network) {
  BOOST_CHECK_THROW(BestEffortClient("::1", 1, "device", {.client = {.tls = SimpleSSLConfig{"no", "such", "files"}}}),
                    ConfigurationError);
}

BOOST_AUTO_TEST_SUITE_END()
