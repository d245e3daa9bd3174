// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/remote_exec/connect_global_rpc.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/error.hpp>

using namespace sipyco;
using remote_exec::global_rpc_code;

BOOST_AUTO_TEST_SUITE(connect_global_rpc)

BOOST_AUTO_TEST_CASE(names_both_targets_of_an_artiq_master_by_default) {
  const std::string code = global_rpc_code("::1", {});
  BOOST_TEST(code.find("('dataset_db', '::1', 3251, ('dataset_db', 'master_dataset_db'))") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(quotes_what_it_is_given) {
  const std::string code = global_rpc_code("a'\"\n", {.port = 1, .target = "x')", .name = "db"});
  BOOST_TEST(code.find(R"x(('db', 'a\'"\n', 1, ("x')",)))x") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(takes_identifiers_only) {
  for (const char* name : {"", "1a", "a b", "a-b", "a.b", "a\"", "\xc3\xa9"})
    BOOST_TEST_CONTEXT(name) BOOST_CHECK_THROW(global_rpc_code("h", {.name = name}), ValueError);
  for (const char* name : {"a", "_1", "A9_"})
    BOOST_TEST_CONTEXT(name) BOOST_CHECK_NO_THROW(global_rpc_code("h", {.name = name}));
}

BOOST_AUTO_TEST_SUITE_END()
