// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/rpc_handshake.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::protocol;

using names = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(protocol_rpc_handshake)

BOOST_AUTO_TEST_CASE(greets_in_compact_json) {
  BOOST_TEST(greeting_line({{"echo"}, "descr", true}) ==
             "{\"targets\":[\"echo\"],\"description\":\"descr\",\"features\":[\"pyon_v2\"]}\n");
  BOOST_TEST(greeting_line({{"a", "b"}, std::nullopt, true}) ==
             "{\"targets\":[\"a\",\"b\"],\"description\":null,\"features\":[\"pyon_v2\"]}\n");
}

BOOST_AUTO_TEST_CASE(reads_the_greetings_of_all_releases) {
  struct row {
    const char* line;
    rpc_greeting expected;
  };
  for (const auto& [line, expected] : {
           row{"{\"targets\": [\"a\", \"b\"], \"description\": null}", {{"a", "b"}, std::nullopt, false}},
           row{"{\"targets\":[\"a\"],\"description\":\"d\",\"features\":[\"pyon_v2\"]}", {{"a"}, "d", true}},
           row{"{'targets': ['nano'], 'description': 'a \"small\" one'}", {{"nano"}, "a \"small\" one", false}},
           row{"{'targets': ('a',), 'description': None, 'features': []}", {{"a"}, std::nullopt, false}},
           row{"{\"targets\":[\"a\"],\"features\":[\"other\",\"pyon_v2\"]}", {{"a"}, std::nullopt, true}},
           row{"{\"targets\": [], \"description\": 5}", {{}, std::nullopt, false}},
       })
    BOOST_TEST_CONTEXT(line) BOOST_TEST((read_greeting(line).value() == expected));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_greeting) {
  for (const auto* const line : {"", "SSH-2.0-OpenSSH_9.2", "HTTP/1.1 400 Bad Request", "[]", "{}", "{\"targets\": 5}",
                                 "{\"targets\": [5]}", "220 mail ESMTP", "\x15\x03\x01"})
    BOOST_TEST_CONTEXT(line) {
      const auto greeting = read_greeting(line);
      BOOST_TEST((greeting.has_error() && greeting.error().kind == failure_kind::protocol));
    }
}

BOOST_AUTO_TEST_CASE(selects_a_target_and_a_version) {
  BOOST_TEST(target_line({"echo", pyon::v1}) == "echo\n");
  BOOST_TEST(target_line({"echo", pyon::v2}) == "echo pyon_v2\n");
  BOOST_TEST((read_target("echo").value() == target_choice{"echo", pyon::v1}));
  BOOST_TEST((read_target("echo pyon_v2").value() == target_choice{"echo", pyon::v2}));
  BOOST_TEST((read_target("echo\r").value() == target_choice{"echo\r", pyon::v1}));
  BOOST_TEST((read_target("").value() == target_choice{"", pyon::v1}));
}

BOOST_AUTO_TEST_CASE(refuses_features_that_it_lacks) {
  for (const auto* const line :
       {"echo ", "echo  pyon_v2", "echo pyon_v2 ", "echo pyon_v3", "echo pyon_v2 other", "\xff"})
    BOOST_TEST(read_target(line).has_error(), line);
}

BOOST_AUTO_TEST_CASE(sends_the_method_set_in_the_set_encoding) {
  const names methods{"echo", "ping"};
  BOOST_TEST(method_set_line(methods, pyon::v1) == "{\"echo\", \"ping\"}\n");
  BOOST_TEST(method_set_line(methods, pyon::v2) == "{\"__jsonclass__\":[\"set\",[[\"echo\",\"ping\"]]]}\n");
}

BOOST_AUTO_TEST_CASE(reads_any_collection_of_method_names) {
  for (const auto* const line : {"{\"b\", \"a\"}", "[\"b\", \"a\"]", "('a', 'b')", "{'a': 1, 'b': 2}"})
    BOOST_TEST(read_method_set(line, pyon::v1).value() == (names{"a", "b"}), boost::test_tools::per_element());
  BOOST_TEST(read_method_set("{}", pyon::v1).value().empty());
  BOOST_TEST(read_method_set("{\"__jsonclass__\":[\"set\",[[\"a\"]]]}", pyon::v2).value().size() == 1U);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_method_set) {
  for (const auto* const line : {"", "5", "{1}", "[None]", "oops"})
    BOOST_TEST(read_method_set(line, pyon::v1).has_error(), line);
}

BOOST_AUTO_TEST_SUITE_END()
