// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/flags.hpp>

#include <sipyco/cli/errors.hpp>
#include <sipyco/cli/flag_values.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco::cli;

namespace {

struct fixture {
  int verbose = 0;
  bool full = false;
  std::optional<std::string> target;
  std::vector<std::string> pairs, ssl;
  std::uint16_t listen = 7;
  std::optional<std::chrono::nanoseconds> timeout;
  color_when colors = color_when::automatic;
  flag_table flags;

  fixture() {
    flags.add_options()("verbose,v", count(verbose), "");
    flags.add_options()("full,f", set_true(full), "");
    flags.add_options()("target,t", text(target, "T"), "");
    flags.add_options()("kw", texts(pairs, "NAME=VALUE"), "");
    flags.add_options()("ssl", text_tuple(ssl, "CERT KEY PEER"), "");
    flags.add_options()("port,p", port(listen, "PORT"), "");
    flags.add_options()("timeout", seconds(timeout, "S"), "");
    flags.add_options()("color", color(colors), "");
  }

  std::string failure(const arguments& args) {
    try {
      parse_flags(flags, args);
    } catch (const usage_error& error) {
      return error.what();
    }
    return "no error";
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cli_flags, fixture)

BOOST_AUTO_TEST_CASE(takes_every_spelling_of_a_value) {
  const std::vector<arguments> spellings = {{"-t", "a"},    {"-ta"},     {"--target", "a"}, {"--target=a"},
                                            {"--tar", "a"}, {"--tar=a"}, {"--ta=a"}};
  for (const auto& spelling : spellings) {
    BOOST_TEST_CONTEXT(spelling[0]) {
      target.reset();
      BOOST_TEST(parse_flags(flags, spelling).empty());
      BOOST_TEST(target.value() == "a");
    }
  }
}

BOOST_AUTO_TEST_CASE(the_last_of_several_counts) {
  parse_flags(flags, {"-t", "a", "--target=b", "-p1", "-p", "2"});
  BOOST_TEST(target.value() == "b");
  BOOST_TEST(listen == 2);
}

BOOST_AUTO_TEST_CASE(counts_and_clusters) {
  parse_flags(flags, {"-vvf", "-v", "--verbose"});
  BOOST_TEST(verbose == 4);
  BOOST_TEST(full);
}

BOOST_AUTO_TEST_CASE(appends_repeated_values) {
  parse_flags(flags, {"--kw", "a=1", "--kw=b=2", "--kw", ""});
  BOOST_TEST(pairs == (std::vector<std::string>{"a=1", "b=2", ""}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(takes_three_values_and_no_more) {
  const auto rest = parse_flags(flags, {"host", "--ssl", "c", "k", "p", "port"});
  BOOST_TEST(ssl == (std::vector<std::string>{"c", "k", "p"}), boost::test_tools::per_element());
  BOOST_TEST(rest == (arguments{"host", "port"}), boost::test_tools::per_element());
  BOOST_TEST(failure({"--ssl", "c", "k"}) == "option '--ssl' needs CERT KEY PEER");
}

BOOST_AUTO_TEST_CASE(two_dashes_end_the_flags) {
  const auto rest = parse_flags(flags, {"-f", "--", "-v", "--nonsense"});
  BOOST_TEST(rest == (arguments{"-v", "--nonsense"}), boost::test_tools::per_element());
  BOOST_TEST(verbose == 0);
}

BOOST_AUTO_TEST_CASE(names_the_nearest_flag) {
  BOOST_TEST(failure({"--targte", "a"}) == "unrecognised option '--targte'; did you mean '--target'?");
  BOOST_TEST(failure({"--targte=a"}) == "unrecognised option '--targte'; did you mean '--target'?");
  BOOST_TEST(failure({"--xyzzy"}) == "unrecognised option '--xyzzy'");
  BOOST_TEST(failure({"-x"}) == "unrecognised option '-x'");
}

BOOST_AUTO_TEST_CASE(names_what_an_abbreviation_could_mean) {
  BOOST_TEST(failure({"--t=a"}) == "option '--t' could be any of '--target', '--timeout'");
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_with_a_value) {
  BOOST_TEST(failure({"--target"}) == "option '--target' needs T");
  BOOST_TEST(failure({"-t"}) == "option '--target' needs T");
  BOOST_TEST(failure({"--full=yes"}) == "option '--full' takes no value");
  BOOST_TEST(failure({"-p", "65536"}) == "'--port' needs a port from 0 to 65535, not '65536'");
  BOOST_TEST(failure({"--timeout=0"}) == "'--timeout' needs a number of seconds above 0, not '0'");
  BOOST_TEST(failure({"--color", "yes"}) == "'--color' needs 'auto', 'always' or 'never', not 'yes'");
}

BOOST_AUTO_TEST_CASE(reads_ports_and_seconds) {
  BOOST_TEST(parse_port("0").value() == 0);
  BOOST_TEST(parse_port("65535").value() == 65535);
  for (const char* bad : {"", "-1", "65536", "80x", " 80", "1e3"}) BOOST_TEST(!parse_port(bad));
  BOOST_TEST(parse_seconds("1.5").value().count() == 1'500'000'000);
  BOOST_TEST(parse_seconds("1e-12").value().count() == 1);
  for (const char* bad : {"", "0", "-1", "nan", "inf", "1e10", "5s"}) BOOST_TEST(!parse_seconds(bad));
}

BOOST_AUTO_TEST_CASE(finds_the_nth_argument_that_is_no_flag) {
  const arguments args = {"-v", "--ssl", "c", "k", "p", "host", "-ta", "-t", "x", "--kw=y", "1066", "-vt", "z", "call"};
  BOOST_TEST(find_positional(flags, args, 0) == 5u);
  BOOST_TEST(find_positional(flags, args, 1) == 10u);
  BOOST_TEST(find_positional(flags, args, 2) == 13u);
  BOOST_TEST(find_positional(flags, args, 3) == args.size());
  BOOST_TEST(find_positional(flags, {"-v", "--", "-t", "b"}, 1) == 3u);
}

BOOST_AUTO_TEST_CASE(completes_unambiguous_abbreviations) {
  const auto completed = complete_abbreviations(flags, {"--tar=--x", "--ti", "--t", "--", "--tar"});
  BOOST_TEST(completed == (arguments{"--target=--x", "--timeout", "--t", "--", "--tar"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
