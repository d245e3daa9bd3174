// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/rpc_client_session.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::protocol;

namespace {

failure refusal(std::vector<std::string> targets, std::optional<std::string> name) {
  return choose_target({std::move(targets), std::nullopt, false}, name).error();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_rpc_client_session)

BOOST_AUTO_TEST_CASE(takes_the_only_target_or_the_named_one) {
  BOOST_TEST(choose_target({{"a"}, {}, false}, std::nullopt).value() == "a");
  BOOST_TEST(choose_target({{"a", "b"}, {}, false}, "b").value() == "b");
}

BOOST_AUTO_TEST_CASE(names_the_targets_when_it_cannot_choose) {
  BOOST_TEST((refusal({"b", "a"}, std::nullopt).kind == failure_kind::value_error));
  BOOST_TEST(refusal({"b", "a"}, std::nullopt).message == "Server has multiple targets: a b");
  BOOST_TEST((refusal({"b", "a"}, "c").kind == failure_kind::incompatible_server));
  BOOST_TEST(refusal({"b", "a"}, "c").message == "valid target name(s): a b");
  BOOST_TEST((refusal({}, std::nullopt).kind == failure_kind::incompatible_server));
}

BOOST_AUTO_TEST_CASE(sends_no_target_name_that_would_be_two_lines) {
  BOOST_TEST((refusal({"a\nb"}, std::nullopt).kind == failure_kind::protocol));
  BOOST_TEST((refusal({"a b"}, "a b").kind == failure_kind::protocol));
}

BOOST_AUTO_TEST_CASE(speaks_v2_where_it_is_offered) {
  rpc_client_session session;
  BOOST_TEST(session.on_greeting("{\"targets\":[\"a\"],\"description\":null,\"features\":[\"pyon_v2\"]}").has_value());
  BOOST_TEST(session.select(std::nullopt).value() == "a pyon_v2\n");
  BOOST_TEST(session.on_methods("{\"__jsonclass__\":[\"set\",[[\"f\"]]]}").has_value());
  BOOST_TEST(session.encode_method_list() == "{\"action\":\"get_rpc_method_list\"}\n");
}

BOOST_AUTO_TEST_CASE(speaks_v1_where_v2_is_not_offered_or_not_wanted) {
  rpc_client_session old;
  BOOST_TEST(old.on_greeting("{\"targets\": [\"a\"], \"description\": null}").has_value());
  BOOST_TEST(old.select(std::nullopt).value() == "a\n");
  rpc_client_session forced(true);
  BOOST_TEST(forced.on_greeting("{\"targets\":[\"a\"],\"features\":[\"pyon_v2\"]}").has_value());
  BOOST_TEST(forced.select(std::nullopt).value() == "a\n");
  BOOST_TEST(forced.encode_method_list() == "{\"action\": \"get_rpc_method_list\"}\n");
}

BOOST_AUTO_TEST_CASE(takes_json_replies_where_v1_is_due) {
  const rpc_client_session session;
  BOOST_TEST(session.decode_reply("{\"status\":\"ok\",\"ret\":NaN}").has_value());
  BOOST_TEST(session.decode_reply("{'status': 'ok', 'ret': None}").has_value());
}

BOOST_AUTO_TEST_CASE(refuses_replies_that_do_not_decode) {
  const rpc_client_session session;
  for (const auto* const line : {"", "{", "garbage", "{\"status\": \"ok\", \"ret\": \xff}"})
    BOOST_TEST((session.decode_reply(line).error().kind == failure_kind::protocol), line);
}

BOOST_AUTO_TEST_SUITE_END()
