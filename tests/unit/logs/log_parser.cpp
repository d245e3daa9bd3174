// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/logs/log_parser.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace sipyco;

namespace {

std::vector<std::string> parsed(std::string_view text, std::size_t piece) {
  std::vector<std::string> out;
  logs::LogParser parser("src", [&](const logs::record& r) {
    out.push_back(std::string(r.source) + "|" + std::string(log_level_name(r.level)) + "|" + std::string(r.name) + "|" +
                  std::string(r.message) + (r.mark.empty() ? "" : "!"));
  });
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) parser.feed(text.substr(0, piece));
  parser.finish();
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(logs_log_parser)

BOOST_AUTO_TEST_CASE(output_becomes_records_however_it_is_split) {
  const std::vector<std::string> expected{"src|WARNING|a.b|hot", "src|INFO|print|plain: text", "src|ERROR|n|two\nlines",
                                          "src|INFO|print|last"};
  for (const std::size_t piece : {1U, 2U, 5U, 1000U})
    BOOST_TEST(parsed("WARNING:a.b:hot\r\nplain: text\nERROR<2>:n:two\nlines\nlast", piece) == expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_record_cut_short_is_marked) {
  const std::vector<std::string> expected{"src|ERROR|n|two!"};
  BOOST_TEST(parsed("ERROR<3>:n:two", 3) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(takes_single_lines_as_pythons_does) {
  std::vector<std::string> out;
  logs::LogParser parser("src", [&](const logs::record& r) { out.emplace_back(r.message); });
  parser.line_input("INFO<2>:n:one");
  BOOST_TEST(out.empty());
  parser.line_input("two");
  BOOST_TEST(out.at(0) == "one\ntwo");
}

BOOST_AUTO_TEST_CASE(the_first_line_of_a_record_says_how_many_there_are) {
  const auto several = logs::parse_log_message("WARN<3>:a.b:one: two");
  BOOST_TEST((several.level == log_level::warning));
  BOOST_TEST(several.lines == 3U);
  BOOST_TEST(several.name == "a.b");
  BOOST_TEST(several.message == "one: two");
  const auto plain = logs::parse_log_message("LOUD:a:b");
  BOOST_TEST((plain.level == log_level::info));
  BOOST_TEST(plain.lines == 1U);
  BOOST_TEST(plain.name == "print");
  BOOST_TEST(plain.message == "LOUD:a:b");
}

BOOST_AUTO_TEST_SUITE_END()
