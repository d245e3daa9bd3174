// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/record_filter.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/cli/errors.hpp>

using namespace sipyco;
using namespace sipyco::logserver;

namespace {

bool passes(const filter_options& options) {
  return record_filter(options).passes({{}, "src", log_level::info, "a.b", "two\nlines", {}, {}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(logserver_record_filter)

BOOST_AUTO_TEST_CASE(everything_that_is_given_must_hold) {
  BOOST_TEST(passes({}));
  BOOST_TEST(passes({log_level::info, {"x", "s*"}, {"a.*"}, {"x", "lin"}, {"nothing"}}));
  BOOST_TEST(!passes({.level = log_level::warning}));
  BOOST_TEST(!passes({.sources = {"x"}}));
  BOOST_TEST(!passes({.names = {"a"}}));
  BOOST_TEST(!passes({.include = {"x"}}));
  BOOST_TEST(!passes({.exclude = {"x", "two"}}));
}

BOOST_AUTO_TEST_CASE(what_is_no_expression_is_a_usage_error) {
  BOOST_CHECK_THROW(record_filter({.include = {"("}}), cli::usage_error);
}

BOOST_AUTO_TEST_SUITE_END()
