// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/rpc_message.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>

using namespace sipyco;
using namespace sipyco::protocol;

namespace {

packed_exception answer_to(const char* text) {
  return std::get<malformed_request>(read_request(pyon::decode(text, pyon::v1))).answer;
}

RemoteError error_of(const char* text) {
  return std::get<RemoteError>(read_reply(pyon::decode(text, pyon::v1)).value());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_rpc_message)

BOOST_AUTO_TEST_CASE(writes_calls_as_python_does) {
  const std::vector<Value> arguments{1, "a"};
  Dict keywords;
  keywords.set("wait", true);
  BOOST_TEST(call_line("set", arguments, keywords, pyon::v1) ==
             "{\"action\": \"call\", \"name\": \"set\", \"args\": (1, \"a\"), \"kwargs\": {\"wait\": true}}\n");
  BOOST_TEST(call_line("set", arguments, keywords, pyon::v2) ==
             "{\"action\":\"call\",\"name\":\"set\",\"args\":{\"__jsonclass__\":[\"tuple\",[[1,\"a\"]]]},"
             "\"kwargs\":{\"wait\":true}}\n");
}

BOOST_AUTO_TEST_CASE(leaves_the_arguments_of_a_call_alone) {
  const std::vector<Value> arguments{Value::list({1})};
  (void)call_line("f", arguments, {}, pyon::v1);
  BOOST_TEST((arguments[0] == Value::list({1})));
}

BOOST_AUTO_TEST_CASE(refuses_an_argument_that_cannot_be_encoded) {
  Dict hinted;
  hinted.set("__jsonclass__", 1);
  const std::vector<Value> arguments{Value(hinted)};
  BOOST_CHECK_THROW((void)call_line("f", arguments, {}, pyon::v2), EncodeError);
}

BOOST_AUTO_TEST_CASE(answers_malformed_requests_with_pythons_exceptions) {
  struct row {
    const char *request, *class_name, *message;
  };
  for (const auto& [request, class_name, message] : {
           row{"[]", "TypeError", "list indices must be integers or slices, not str"},
           row{"()", "TypeError", "tuple indices must be integers or slices, not str"},
           row{"5", "TypeError", "'int' object is not subscriptable"},
           row{"None", "TypeError", "'NoneType' object is not subscriptable"},
           row{"'text'", "TypeError", "string indices must be integers, not 'str'"},
           row{"{}", "KeyError", "'action'"},
           row{"{'action': 'foo'}", "ValueError", "Unknown action: foo"},
           row{"{'action': 5}", "ValueError", "Unknown action: 5"},
           row{"{'action': 'call'}", "KeyError", "'name'"},
           row{"{'action': 'call', 'name': 'f'}", "KeyError", "'args'"},
           row{"{'action': 'call', 'name': 'f', 'args': ()}", "KeyError", "'kwargs'"},
           row{"{'action': 'call', 'name': 5, 'args': (), 'kwargs': {}}", "TypeError",
               "attribute name must be string, not 'int'"},
       }) {
    BOOST_TEST_CONTEXT(request) {
      const auto answer = answer_to(request);
      BOOST_TEST(answer.class_name == class_name);
      BOOST_TEST(answer.message == message);
    }
  }
}

BOOST_AUTO_TEST_CASE(reads_replies) {
  const auto reply = read_reply(pyon::decode("{'status': 'ok', 'ret': (1, 2)}")).value();
  BOOST_TEST((std::get<Value>(reply) == Value::tuple({1, 2})));
  const auto error =
      error_of("{'status': 'failed', 'exception': {'class': 'IOError', 'message': 'm', 'traceback': ['a\\n', 'b']}}");
  BOOST_TEST(error.class_name() == "OSError");
  BOOST_TEST(error.message() == "m");
  BOOST_TEST(error.traceback() == (std::vector<std::string>{"a\n", "b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(reads_the_replies_of_small_servers) {
  const auto plain = error_of("{'status': 'failed', 'exception': 'it broke'}");
  BOOST_TEST(plain.class_name() == "GenericRemoteException");
  BOOST_TEST(plain.message() == "it broke");
  BOOST_TEST(error_of("{'status': 'failed', 'exception': {'message': 5}}").message() == "5");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_reply) {
  for (const auto* const text : {"5", "{}", "{'status': 'maybe'}", "[1]", "{'status': 'ok'}", "{'status': 'failed'}",
                                 "{'status': 'failed', 'exception': 5}"}) {
    const auto reply = read_reply(pyon::decode(text));
    BOOST_TEST_CONTEXT(text) BOOST_TEST((reply.has_error() && reply.error().kind == failure_kind::protocol));
  }
}

BOOST_AUTO_TEST_CASE(answers_a_result_that_cannot_be_encoded_with_a_type_error) {
  Dict hinted;
  hinted.set("__jsonclass__", 1);
  const auto line = ok_line(Value(hinted), pyon::v2);
  BOOST_TEST(line.starts_with("{\"status\":\"failed\",\"exception\":{\"class\":\"TypeError\""));
  BOOST_TEST(line.ends_with("}}\n"));
}

BOOST_AUTO_TEST_CASE(answers_an_integer_of_too_many_digits_with_a_value_error) {
  const Value huge(Integer::parse(std::string(4301, '9'), 10, 5000).value());
  BOOST_TEST(ok_line(huge, pyon::v1).starts_with("{\"status\": \"failed\", \"exception\": {\"class\": \"ValueError\""));
}

BOOST_AUTO_TEST_SUITE_END()
