// SPDX-License-Identifier: LGPL-3.0-or-later
// The expected texts are those of Python's inspect.cleandoc.
#include "pc_rpc/docstring.hpp"

#include <boost/test/unit_test.hpp>

using sipyco::pc_rpc::clean_docstring;

BOOST_AUTO_TEST_SUITE(pc_rpc_docstring)

BOOST_AUTO_TEST_CASE(removes_the_common_indentation) {
  BOOST_TEST(clean_docstring("One line.") == "One line.");
  BOOST_TEST(clean_docstring("  First.\n    Second.\n      Third.\n    ") == "First.\nSecond.\n  Third.");
  BOOST_TEST(clean_docstring("\n    First.\n\n    Second.\n") == "First.\n\nSecond.");
  BOOST_TEST(clean_docstring("First.\nSecond.") == "First.\nSecond.");
}

BOOST_AUTO_TEST_CASE(expands_tabs) { BOOST_TEST(clean_docstring("a\n\tb\n        c\td") == "a\nb\nc       d"); }

BOOST_AUTO_TEST_CASE(drops_blank_lines_at_both_ends) {
  BOOST_TEST(clean_docstring("").empty());
  BOOST_TEST(clean_docstring("\n\n").empty());
  BOOST_TEST(clean_docstring("\n\n  a\n  \n") == "a");
}

BOOST_AUTO_TEST_SUITE_END()
