// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/common_args.hpp>

#include <boost/test/unit_test.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/cli/errors.hpp>

#include "support/stderr_capture.hpp"

#include <boost/program_options/parsers.hpp>
#include <boost/program_options/variables_map.hpp>

#include <cstdlib>

using namespace sipyco;
using namespace sipyco::cli;
using addresses = std::vector<std::string>;

namespace {

int level_of(const arguments& args) {
  verbosity given;
  parse_flags(verbosity_args(given), args);
  return static_cast<int>(log_level_from_args(given));
}

addresses bound_by(const arguments& args) {
  network_server given;
  parse_flags(simple_network_args(given), args);
  return bind_address_from_args(given);
}

std::optional<SimpleSSLConfig> tls_by(const arguments& args) {
  ssl_files given;
  parse_flags(ssl_args(given), args);
  return ssl_from_args(given);
}

class environment_variable {
 public:
  environment_variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~environment_variable() { ::unsetenv(name_); }

 private:
  const char* name_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_common_args)

BOOST_AUTO_TEST_CASE(levels_start_at_warning_and_go_by_tens) {
  BOOST_TEST(level_of({}) == 30);
  BOOST_TEST(level_of({"-v"}) == 20);
  BOOST_TEST(level_of({"-vv"}) == 10);
  BOOST_TEST(level_of({"-q", "--quiet"}) == 50);
  BOOST_TEST(level_of({"-vvq"}) == 20);
}

BOOST_AUTO_TEST_CASE(binds_localhost_unless_told_otherwise) {
  BOOST_TEST(bound_by({}) == (addresses{"127.0.0.1", "::1"}), boost::test_tools::per_element());
  BOOST_TEST(bound_by({"--bind", "a", "--bind=b"}) == (addresses{"127.0.0.1", "::1", "a", "b"}),
             boost::test_tools::per_element());
  BOOST_TEST(bound_by({"--no-localhost-bind", "--bind", "a"}) == (addresses{"a"}), boost::test_tools::per_element());
  BOOST_TEST(bound_by({"--no-localhost-bind"}).empty());
  BOOST_TEST(bound_by({"--bind", "a", "--bind", "*"}) == (addresses{"*"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(takes_what_a_controller_manager_passes) {
  network_server given{.port = 3253};
  verbosity level;
  flag_table flags;
  flags.add(simple_network_args(given, true)).add(verbosity_args(level));
  parse_flags(flags, {"-p", "4000", "--bind", "::1", "--no-localhost-bind", "-v", "--ssl", "c", "k", "p"});
  BOOST_TEST(given.port == 4000);
  BOOST_TEST(given.ssl.all == (addresses{"c", "k", "p"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(tls_takes_files_from_flags_before_the_environment) {
  const environment_variable certificate("SIPYCO_SSL_CERT", "ec"), key("SIPYCO_SSL_KEY", "ek"),
      peer("SIPYCO_SSL_PEER", "ep");
  BOOST_TEST((tls_by({}) == SimpleSSLConfig{"ec", "ek", "ep"}));
  BOOST_TEST((tls_by({"--ssl", "c", "k", "p"}) == SimpleSSLConfig{"c", "k", "p"}));
  BOOST_TEST((tls_by({"--key", "k"}) == SimpleSSLConfig{"ec", "k", "ep"}));
  BOOST_TEST((tls_by({"--ssl", "c", "k", "p", "--cacert", "q"}) == SimpleSSLConfig{"c", "k", "q"}));
}

BOOST_AUTO_TEST_CASE(tls_is_off_unless_asked_for_and_wants_all_three_files) {
  BOOST_TEST(!tls_by({}));
  BOOST_CHECK_EXCEPTION(tls_by({"--cert", "c"}), usage_error, [](const usage_error& error) {
    return std::string_view(error.what()).ends_with("missing: --key, --cacert");
  });
  const environment_variable key("SIPYCO_SSL_KEY", "k");
  BOOST_CHECK_EXCEPTION(tls_by({}), ConfigurationError, [](const ConfigurationError& error) {
    return std::string_view(error.what()).ends_with("missing: SIPYCO_SSL_CERT, SIPYCO_SSL_PEER");
  });
}

BOOST_AUTO_TEST_CASE(the_help_states_the_default_port) {
  network_server given{.port = 3253};
  const auto flags = simple_network_args(given);
  BOOST_TEST(flags.find("port", false).description() == "TCP port to listen on (default: 3253)");
}

BOOST_AUTO_TEST_CASE(several_ports_have_a_flag_each_and_no_common_one) {
  network_server given{.ports = {{"notify", "notifications", 3250}, {"control", "control", 3251}}};
  const auto flags = simple_network_args(given);
  BOOST_TEST(flags.find("port-notify", false).description() ==
             "TCP port for notifications connections (default: 3250)");
  BOOST_TEST(!flags.find_nothrow("port", false));
  parse_flags(flags, {"--port-control", "4000"});
  BOOST_TEST(given.ports[0].port == 3250);
  BOOST_TEST(given.ports[1].port == 4000);
  BOOST_CHECK_THROW(parse_flags(flags, {"-p", "1"}), usage_error);
  BOOST_CHECK_THROW(parse_flags(flags, {"--port-notify", "65536"}), usage_error);
}

BOOST_AUTO_TEST_CASE(groups_join_options_that_program_options_parses) {
  network_server network{.port = 3253};
  verbosity level;
  int own = 0;
  namespace po = boost::program_options;
  po::options_description all("A controller");
  all.add_options()("own", po::value(&own), "");
  all.add(simple_network_args(network, true)).add(verbosity_args(level));
  const char* const given[] = {"x",      "-vv", "--own", "7",     "-p", "4000", "--bind", "a",
                               "--bind", "b",   "-q",    "--ssl", "c",  "k",    "p"};
  po::variables_map map;
  po::store(po::parse_command_line(static_cast<int>(std::size(given)), given, all), map);
  po::notify(map);
  BOOST_TEST(own == 7);
  BOOST_TEST(level.verbose == 2);
  BOOST_TEST(level.quiet == 1);
  BOOST_TEST(network.port == 4000);
  BOOST_TEST(network.bind == (addresses{"a", "b"}), boost::test_tools::per_element());
  BOOST_TEST(network.ssl.all == (addresses{"c", "k", "p"}), boost::test_tools::per_element());
  BOOST_TEST(map.count("bind") == 1U);
  BOOST_TEST(map.count("no-localhost-bind") == 0U);
}

BOOST_AUTO_TEST_CASE(the_logger_writes_what_the_level_asks_for) {
  sipyco::test::stderr_capture captured;
  const auto log = init_logger_from_args({.verbose = 1});
  log->log(log_level::debug, "a", "too fine");
  log->log(log_level::info, "a.b", "one\ntwo");
  BOOST_TEST(captured.text() == "INFO<2>:a.b:one\ntwo\n");
}

BOOST_AUTO_TEST_SUITE_END()
