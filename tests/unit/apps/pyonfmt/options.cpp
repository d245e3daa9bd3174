// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/options.hpp"

#include <sipyco/cli/errors.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using pyonfmt::parse_options;
using pyonfmt::text_format;

namespace {

std::string refusal(const cli::arguments& args) {
  try {
    (void)parse_options(args);
  } catch (const cli::usage_error& error) {
    BOOST_TEST(!error.usage().empty());
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pyonfmt_options)

BOOST_AUTO_TEST_CASE(default_is_the_standard_layout_of_what_came_in) {
  const auto given = parse_options({"a", "-"});
  BOOST_TEST((given.files == std::vector<std::string>{"a", "-"}));
  BOOST_TEST((given.from == text_format::automatic));
  BOOST_TEST(!given.to.has_value());
  BOOST_TEST(given.form.is_default());
}

BOOST_AUTO_TEST_CASE(suffix_of_in_place_stands_without_a_space) {
  BOOST_TEST(parse_options({"-i", "f"}).backup == "");
  BOOST_TEST(parse_options({"-i.bak", "f"}).backup == ".bak");
  BOOST_TEST(parse_options({"-ci.bak", "f"}).backup == ".bak");
  BOOST_TEST(parse_options({"-ci", "f"}).in_place);
  BOOST_TEST(parse_options({"--in-place", "f"}).backup == "");
  BOOST_TEST(parse_options({"--in-place=_v1", "f"}).backup == "_v1");
  BOOST_TEST(parse_options({"-i", "--backup", "_v1", "f"}).backup == "_v1");
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_together_is_refused) {
  for (const cli::arguments& args : std::vector<cli::arguments>{{},
                                                                {"-i", "-"},
                                                                {"-i", "--check", "f"},
                                                                {"--backup=x", "f"},
                                                                {"-i", "--backup=a/b", "f"},
                                                                {"--skip-bad", "f"},
                                                                {"-o", "x", "f", "g"},
                                                                {"-i", "-o", "x", "f"},
                                                                {"--extract", "[0]", "f", "g"},
                                                                {"-i", "--path", "[0]", "f"},
                                                                {"-L", "-t", "lines", "f"},
                                                                {"-c", "--tab", "f"}})
    BOOST_TEST(refusal(args) != "");
}

BOOST_AUTO_TEST_CASE(wrong_values_are_named) {
  BOOST_TEST(refusal({"-t", "xml", "f"}).find("'pyon1', 'pyon2', 'json', 'repr', 'lines', not 'xml'") !=
             std::string::npos);
  BOOST_TEST(refusal({"-f", "repr", "f"}).find("not 'repr'") != std::string::npos);
  BOOST_TEST(refusal({"--path", "[1", "f"}) == "option '--path': [1, column 1: this `[` is not closed");
  BOOST_TEST(refusal({"--max-depth", "1001", "f"}).find("from 1 to 1000") != std::string::npos);
  BOOST_TEST(refusal({"--nan", "zero", "f"}).find("'null'") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
