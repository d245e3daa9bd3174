// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/base.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;

BOOST_AUTO_TEST_SUITE(base_error)

BOOST_AUTO_TEST_CASE(limit_error_names_the_limit_and_its_value) {
  const LimitError e("list", "max_depth", 512);
  BOOST_TEST(std::string{e.what()} == "list: more than 512 (limit max_depth)");
}

BOOST_AUTO_TEST_CASE(every_class_is_caught_as_error_and_knows_its_python_name) {
  const auto name_of = [](const Error& e) { return std::string{e.python_class()}; };
  BOOST_TEST(name_of(TypeError{""}) == "TypeError");
  BOOST_TEST(name_of(EncodeError{""}) == "TypeError");
  BOOST_TEST(name_of(KeyError{""}) == "KeyError");
  BOOST_TEST(name_of(DecodeError{"", "", 0}) == "ValueError");
  BOOST_TEST(name_of(HostNotFound{""}) == "OSError");
  BOOST_TEST(name_of(IncompatibleServer{""}) == "sipyco.pc_rpc.IncompatibleServer");
  BOOST_TEST(name_of(RemoteError{"Odd", "text"}) == "Odd");
}

BOOST_AUTO_TEST_CASE(remote_error_keeps_its_parts) {
  const RemoteError e("ValueError", "too high", {"  File \"x\"\n"});
  BOOST_TEST(e.class_name() == "ValueError");
  BOOST_TEST(e.message() == "too high");
  BOOST_TEST(e.traceback().size() == 1U);
  BOOST_TEST(std::string{e.what()} == "ValueError: too high");
  BOOST_TEST(std::string{RemoteError("KeyError", "").what()} == "KeyError");
}

BOOST_AUTO_TEST_CASE(connection_lost_says_how) {
  BOOST_TEST((ConnectionLost{"gone"}.kind() == connection_loss::reset));
  BOOST_TEST((ConnectionLost{"gone", connection_loss::end_of_file}.kind() == connection_loss::end_of_file));
}

BOOST_AUTO_TEST_SUITE_END()
