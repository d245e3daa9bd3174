// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/rpc_server_session.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::protocol;

namespace {

rpc_server_session serving(std::string_view target_line) {
  rpc_server_session session("greeting\n");
  (void)session.on_line("ARTIQ pc_rpc");
  (void)session.on_line(target_line);
  return session;
}

bool closes(const rpc_server_action& action) { return std::holds_alternative<close_connection>(action); }

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_rpc_server_session)

BOOST_AUTO_TEST_CASE(greets_after_the_banner) {
  rpc_server_session session("greeting\n");
  BOOST_TEST(session.awaits_banner());
  BOOST_TEST(std::get<send_line>(session.on_line("ARTIQ pc_rpc")).line == "greeting\n");
  BOOST_TEST(!session.awaits_banner());
}

BOOST_AUTO_TEST_CASE(closes_on_any_other_banner) {
  for (const auto* const line :
       {"", "ARTIQ pc_rpc\r", "ARTIQ sync_struct", "artiq pc_rpc", "ARTIQ pc_rpc ", "\xff\xfe"}) {
    rpc_server_session session("greeting\n");
    BOOST_TEST(closes(session.on_line(line)), line);
  }
}

BOOST_AUTO_TEST_CASE(tells_which_protocol_came_to_the_wrong_port) {
  rpc_server_session session("greeting\n");
  const auto action = session.on_line("ARTIQ logging");
  BOOST_TEST(std::get<close_connection>(action).reason.find("logging") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(negotiates_the_version_with_the_target) {
  rpc_server_session session("greeting\n");
  (void)session.on_line("ARTIQ pc_rpc");
  BOOST_TEST(std::get<select_target>(session.on_line("echo pyon_v2")).name == "echo");
  BOOST_TEST((session.version() == pyon::v2));
  BOOST_TEST((serving("echo").version() == pyon::v1));
}

BOOST_AUTO_TEST_CASE(hands_calls_out_in_either_version) {
  auto old = serving("echo");
  const auto call = std::get<run_call>(
      old.on_line("{\"action\": \"call\", \"name\": \"f\", \"args\": (1, ), \"kwargs\": {\"k\": 2}}"));
  BOOST_TEST(call.request.name == "f");
  BOOST_TEST((call.request.arguments == Value::tuple({1})));
  BOOST_TEST((call.request.keywords.at("k") == Value(2)));
  auto newer = serving("echo pyon_v2");
  const auto from_javascript =
      std::get<run_call>(newer.on_line("{\"action\":\"call\",\"name\":\"f\",\"args\":[1],\"kwargs\":{}}"));
  BOOST_TEST((from_javascript.request.arguments == Value::list({1})));
}

BOOST_AUTO_TEST_CASE(closes_on_requests_that_do_not_decode) {
  for (const auto* const line : {"", "garbage", "{\"action\": ", "\"\xff\""}) {
    BOOST_TEST(closes(serving("echo").on_line(line)), line);
    BOOST_TEST(closes(serving("echo pyon_v2").on_line(line)), line);
  }
}

BOOST_AUTO_TEST_CASE(answers_malformed_requests_in_the_version_of_the_connection) {
  auto old = serving("echo");
  BOOST_TEST(std::get<send_line>(old.on_line("[]")).line.starts_with("{\"status\": \"failed\", "));
  auto newer = serving("echo pyon_v2");
  BOOST_TEST(std::get<send_line>(newer.on_line("[]")).line.starts_with("{\"status\":\"failed\","));
}

BOOST_AUTO_TEST_CASE(answers_a_last_request_without_newline_but_no_handshake) {
  BOOST_TEST(std::holds_alternative<list_methods>(
      serving("echo").on_unfinished_line("{\"action\": \"get_rpc_method_list\"}")));
  rpc_server_session session("greeting\n");
  BOOST_TEST(closes(session.on_unfinished_line("ARTIQ pc_rpc")));
}

BOOST_AUTO_TEST_CASE(holds_requests_to_its_limits) {
  rpc_server_session session("greeting\n", {.max_depth = 3});
  (void)session.on_line("ARTIQ pc_rpc");
  (void)session.on_line("echo");
  BOOST_TEST(closes(session.on_line("{\"action\": \"call\", \"name\": \"f\", \"args\": ([[[]]], ), \"kwargs\": {}}")));
}

BOOST_AUTO_TEST_SUITE_END()
