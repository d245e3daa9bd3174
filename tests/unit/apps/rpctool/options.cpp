// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/options.hpp"

#include <sipyco/cli/errors.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::rpctool;

namespace {

std::string complaint(const cli::arguments& args) {
  try {
    static_cast<void>(parse_options(args));
  } catch (const cli::usage_error& error) {
    return error.what();
  }
  return "no error";
}

std::string usage(const cli::arguments& args) {
  try {
    static_cast<void>(parse_options(args));
  } catch (const cli::usage_error& error) {
    return error.usage();
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rpctool_options)

BOOST_AUTO_TEST_CASE(host_port_and_action) {
  const auto given = parse_options({"[::1]", "3253", "list-targets"});
  BOOST_TEST(given.host == "::1");
  BOOST_TEST(given.port == 3253);
  BOOST_TEST((given.what == action::list_targets));
  BOOST_TEST(!given.target);
  BOOST_TEST((given.connect_timeout == std::chrono::seconds(5)));
  BOOST_TEST(!given.timeout);
}

BOOST_AUTO_TEST_CASE(without_an_action_it_is_interactive) {
  BOOST_TEST((parse_options({"h", "1"}).what == action::interactive));
  BOOST_TEST((parse_options({"h", "1", "interactive", "-t", "a"}).what == action::interactive));
}

BOOST_AUTO_TEST_CASE(takes_argparse_spellings_of_a_target) {
  const std::vector<cli::arguments> spellings = {{"-t", "a"},    {"-ta"},      {"--target", "a"}, {"--target=a"},
                                                 {"--tar", "a"}, {"--t", "a"}, {"--t=a"}};
  for (const auto& spelling : spellings) {
    BOOST_TEST_CONTEXT(spelling[0]) {
      cli::arguments args = {"h", "1", "call"};
      args.insert(args.end(), spelling.begin(), spelling.end());
      args.insert(args.end(), {"m", "5"});
      const auto given = parse_options(args);
      BOOST_TEST(given.target.value() == "a");
      BOOST_TEST(given.method == "m");
      BOOST_TEST(given.arguments.positional.size() == 1u);
    }
  }
}

BOOST_AUTO_TEST_CASE(general_flags_stand_anywhere_before_the_method) {
  const auto given = parse_options(
      {"-v", "h", "--ssl", "c", "k", "p", "1", "--timeout=2", "call", "--connect-timeout", "0.5", "-v", "m", "-5"});
  BOOST_TEST(given.verbosity.verbose == 2);
  BOOST_TEST(given.ssl.all.size() == 3u);
  BOOST_TEST((given.timeout == std::chrono::seconds(2)));
  BOOST_TEST((given.connect_timeout == std::chrono::milliseconds(500)));
  BOOST_TEST((given.arguments.positional[0] == Value(-5)));
}

BOOST_AUTO_TEST_CASE(everything_behind_the_method_is_an_argument) {
  const auto given = parse_options({"h", "1", "call", "m", "-1", "-inf", "'--help'", "'-t'"});
  BOOST_TEST(given.arguments.positional.size() == 4u);
  BOOST_TEST(!given.requests.help);
  BOOST_TEST(!given.target);
}

BOOST_AUTO_TEST_CASE(keyword_arguments_stand_on_both_sides) {
  const auto given = parse_options({"h", "1", "call", "--kw", "a=1", "m", "b=2", "3"});
  BOOST_TEST((given.arguments.keywords.at("a") == Value(1)));
  BOOST_TEST((given.arguments.keywords.at("b") == Value(2)));
  BOOST_TEST((given.arguments.positional.at(0) == Value(3)));
  BOOST_TEST(complaint({"h", "1", "call", "--kw", "a=1", "m", "a=2"}) == "the keyword argument 'a' is given twice");
  BOOST_TEST(complaint({"h", "1", "call", "--kw", "a", "m"}) == "'--kw' needs NAME=EXPR, not 'a'");
}

BOOST_AUTO_TEST_CASE(flags_of_an_action_may_stand_before_it) {
  const auto given =
      parse_options({"--repeat=3", "--kw", "a=1", "-t", "x", "h", "1", "--interval", "0.5", "call", "m"});
  BOOST_TEST(given.repeat.value() == 3u);
  BOOST_TEST((given.interval == std::chrono::milliseconds(500)));
  BOOST_TEST((given.arguments.keywords.at("a") == Value(1)));
  BOOST_TEST(given.target.value() == "x");
  BOOST_TEST(complaint({"--names", "h", "1", "call", "m"}) == "'call' takes no '--names'");
  BOOST_TEST(complaint({"-t", "x", "h", "1", "list-targets"}) == "'list-targets' takes no '--target'");
  BOOST_TEST(complaint({"--batch", "h", "1", "call", "m"}) ==
             "'--batch' stands in place of an action; leave out 'call'");
  BOOST_TEST(complaint({"h", "1", "call", "--repeat", "0", "m"}) == "'--repeat' needs a whole number from 1, not '0'");
}

BOOST_AUTO_TEST_CASE(sessions_take_expressions_from_one_place) {
  const auto given = parse_options({"h", "1", "-c", "ping()", "-cx = 1"});
  BOOST_TEST((given.what == action::interactive));
  BOOST_TEST((given.session.expressions == std::vector<std::string>{"ping()", "x = 1"}));
  const auto batch = parse_options({"h", "1", "--batch", "--batch-format=json", "--keep-going"}).session;
  BOOST_TEST((batch.batch && batch.batch_json && batch.keep_going));
  BOOST_TEST(parse_options({"h", "1", "interactive", "--batch"}).session.batch);
  BOOST_TEST(complaint({"h", "1", "--batch", "-c", "1"}).starts_with("'-c' and '--batch' exclude each other"));
  BOOST_TEST(complaint({"h", "1", "--keep-going"}) == "'--keep-going' needs '--batch'");
  BOOST_TEST(complaint({"h", "1", "--batch-format=json"}) == "'--batch-format' needs '--batch'");
}

BOOST_AUTO_TEST_CASE(results_have_a_style) {
  BOOST_TEST((parse_options({"h", "1"}).style.format == result_format::pprint));
  const auto style = parse_options({"h", "1", "--format", "json", "--nan=null", "--full", "--numpy=2"}).style;
  BOOST_TEST((style.format == result_format::json));
  BOOST_TEST((style.nan == formats::json_nan::null));
  BOOST_TEST(style.full);
  BOOST_TEST(style.numpy_version == 2);
  BOOST_TEST((parse_options({"h", "1", "list-targets", "--format=json"}).style.format == result_format::json));
  BOOST_TEST(complaint({"h", "1", "list-targets", "--format=repr"}) ==
             "listings are printed as text or --format=json only");
  BOOST_TEST(complaint({"h", "1", "--format=xml"}) ==
             "'--format' needs pprint, repr, pyon, pyon1, json or raw, not 'xml'");
}

BOOST_AUTO_TEST_CASE(waiting_takes_its_time_with_an_equals_sign_only) {
  BOOST_TEST(!parse_options({"h", "1"}).wait);
  const auto endless = parse_options({"--wait", "h", "1", "call", "m"});
  BOOST_TEST(endless.wait);
  BOOST_TEST(!endless.wait_limit);
  BOOST_TEST(endless.host == "h");
  BOOST_TEST((parse_options({"--wait=2.5", "h", "1"}).wait_limit == std::chrono::milliseconds(2500)));
  BOOST_TEST(complaint({"--wait=long", "h", "1"}).starts_with("'--wait' needs a number of seconds"));
}

BOOST_AUTO_TEST_CASE(an_entry_of_the_hosts_file_stands_for_host_and_port) {
  const auto given = parse_options({"@lab", "call", "m", "1"});
  BOOST_TEST(given.host_entry.value() == "lab");
  BOOST_TEST(given.method == "m");
  BOOST_TEST((parse_options({"-v", "@lab"}).what == action::interactive));
  BOOST_TEST(complaint({"@"}) == "the NAME behind '@' is missing");
  BOOST_TEST(complaint({"@lab", "3253"}).starts_with("there is no action '3253'"));
}

BOOST_AUTO_TEST_CASE(a_device_database_stands_for_host_and_port) {
  const auto given = parse_options({"--device-db", "[::1]:13250", "lda", "call", "m", "1"});
  BOOST_TEST(given.device_db.master_host == "::1");
  BOOST_TEST(given.device_db.master_port == 13250);
  BOOST_TEST(given.device_db.name == "lda");
  BOOST_TEST(given.method == "m");
  const auto session = parse_options({"-v", "--dev", "master", "lda"});
  BOOST_TEST(session.device_db.master_port == 3250);
  BOOST_TEST((session.what == action::interactive));
  BOOST_TEST(complaint({"--device-db", "m:x", "lda"}).starts_with("--device-db takes HOST or HOST:PORT"));
  BOOST_TEST(complaint({"h", "1", "call", "--device-db", "m", "lda", "x"}).starts_with("'--device-db' stands in"));
}

BOOST_AUTO_TEST_CASE(a_pattern_selects_methods) {
  BOOST_TEST(parse_options({"h", "1", "list-methods", "--names", "get_*"}).pattern.value() == "get_*");
  BOOST_TEST(complaint({"h", "1", "list-methods", "a", "b"}) == "'b' is one argument too many");
}

BOOST_AUTO_TEST_CASE(help_and_version_need_nothing_else) {
  BOOST_TEST(parse_options({"--help"}).requests.help);
  BOOST_TEST(parse_options({"-V"}).requests.version);
  BOOST_TEST((parse_options({"call", "--help"}).help_about == action::call));
  BOOST_TEST((parse_options({"h", "1", "list-methods", "-h"}).help_about == action::list_methods));
  BOOST_TEST((parse_options({"h", "1", "call", "-h"}).help_about == action::call));
  BOOST_TEST(!parse_options({"h", "1", "-h"}).help_about);
}

BOOST_AUTO_TEST_CASE(says_what_is_missing_or_wrong) {
  BOOST_TEST(complaint({}) == "HOST and PORT are missing");
  BOOST_TEST(complaint({"h"}) == "PORT is missing behind HOST 'h'");
  BOOST_TEST(complaint({"call"}) == "HOST and PORT go before 'call'");
  BOOST_TEST(complaint({"h", "call", "m"}) == "PORT is missing before 'call'; it is an argument of its own: ::1 3253");
  BOOST_TEST(complaint({"tcp://h:1", "call", "m"}) == "HOST is a name or an address, without 'tcp://'");
  BOOST_TEST(complaint({"h", "1", "list"}).ends_with("did you mean 'list-targets' or 'list-methods'?"));
  BOOST_TEST(complaint({"h", "1", "methods"}).ends_with("did you mean 'list-methods'?"));
  BOOST_TEST(complaint({"h", "1", "help", "m"}) ==
             "help is shown by: rpctool --help; that of a method by: describe METHOD");
  BOOST_TEST(complaint({"h:1"}) == "PORT is an argument of its own: h 1");
  BOOST_TEST(complaint({"::1"}) == "PORT is missing behind HOST '::1'");
  BOOST_TEST(complaint({"", "1"}) == "HOST is empty");
  for (const char* bad : {"0", "65536", "-1x", "1e3"})
    BOOST_TEST(complaint({"h", "--", bad}).starts_with("PORT must be a number from 1 to 65535, not '"));
  BOOST_TEST(complaint({"h", "1", "list-target"}) == "there is no action 'list-target'; did you mean 'list-targets'?");
  BOOST_TEST(complaint({"h", "1", "ping"}) == "there is no action 'ping'; for a method of that name: call ping");
  BOOST_TEST(complaint({"h", "1", "call"}) == "METHOD is missing; list-methods shows those that there are");
  BOOST_TEST(complaint({"h:1", "call", "m"}) == "PORT is an argument of its own: h 1");
  BOOST_TEST(complaint({"h", "1", "call", "set(0, 5)"}).ends_with("or give the expression as -c 'set(0, 5)'"));
  BOOST_TEST(complaint({"--host", "h", "--port=1"}) ==
             "'--host' is none of the options; HOST and PORT stand alone: ::1 3253");
  BOOST_TEST(complaint({"h", "1", "describe", "m", "x"}) == "'x' is one argument too many");
  BOOST_TEST(complaint({"h", "1", "list-targets", "x"}) == "'x' is one argument too many");
  BOOST_TEST(complaint({"h", "1", "list-targets", "-t", "a"}).starts_with("unrecognised option '-t'"));
  BOOST_TEST(complaint({"--timeo", "h", "1"}).starts_with("'--timeout' needs a number of seconds"));
}

BOOST_AUTO_TEST_CASE(the_usage_is_that_of_the_action) {
  BOOST_TEST(usage({"h"}) == "rpctool [OPTION]... HOST PORT [ACTION ...]");
  BOOST_TEST(usage({"h", "1", "call"}) == "rpctool [OPTION]... HOST PORT call [-t TARGET] METHOD [ARG]...");
}

BOOST_AUTO_TEST_SUITE_END()
