// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/python_exceptions.hpp"

#include <boost/test/unit_test.hpp>

using namespace sipyco::protocol;

BOOST_AUTO_TEST_SUITE(protocol_python_exceptions)

BOOST_AUTO_TEST_CASE(finds_the_first_the_last_and_the_aliases) {
  BOOST_TEST(builtin_exception("ArithmeticError").value() == "ArithmeticError");
  BOOST_TEST(builtin_exception("ZeroDivisionError").value() == "ZeroDivisionError");
  BOOST_TEST(builtin_exception("IOError").value() == "OSError");
  BOOST_TEST(builtin_exception("EnvironmentError").value() == "OSError");
}

BOOST_AUTO_TEST_CASE(knows_no_other_name) {
  for (const auto* const name :
       {"", "print", "DeviceError", "valueerror", "ValueErro", "ValueErrorX", "GenericRemoteException"})
    BOOST_TEST(!builtin_exception(name), name);
}

BOOST_AUTO_TEST_CASE(renames_os_error_only) {
  BOOST_TEST(wire_name("OSError") == "IOError");
  BOOST_TEST(wire_name("ValueError") == "ValueError");
}

BOOST_AUTO_TEST_SUITE_END()
