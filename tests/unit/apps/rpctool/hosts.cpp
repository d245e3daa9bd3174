// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/hosts.hpp"

#include <sipyco/cli/errors.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::rpctool;

namespace {

host_entry read(std::string_view text, std::string_view name = "a") { return read_host(text, "/lab/hosts.toml", name); }

struct complaint {
  explicit complaint(std::string_view text, std::string_view name = "a") {
    try {
      static_cast<void>(read(text, name));
    } catch (const cli::fatal_error& error) {
      message = error.what();
      code = error.code();
    }
  }
  std::string message = "no error";
  cli::exit_code code = cli::exit_code::ok;
};

const std::string good = "[a]\nhost = \"::1\"\nport = 3253\n";

}  // namespace

#if __has_include(<toml++/toml.h>)

BOOST_AUTO_TEST_SUITE(rpctool_hosts)

BOOST_AUTO_TEST_CASE(an_entry_is_host_and_port) {
  const auto entry = read(good);
  BOOST_TEST(entry.host == "::1");
  BOOST_TEST(entry.port == 3253);
  BOOST_TEST(!entry.target);
  BOOST_TEST(entry.ssl.empty());
}

BOOST_AUTO_TEST_CASE(target_and_certificates_may_follow) {
  const auto entry = read(good + "target = \"dds\"\nssl = [\"c.pem\", \"/k.pem\", \"sub/p.pem\"]\n");
  BOOST_TEST(entry.target.value() == "dds");
  const std::vector<std::string> files = {"/lab/c.pem", "/k.pem", "/lab/sub/p.pem"};
  BOOST_TEST(entry.ssl == files);
}

BOOST_AUTO_TEST_CASE(other_entries_do_not_matter) { BOOST_TEST(read(good + "[b]\nnonsense = 1\n").port == 3253); }

BOOST_AUTO_TEST_CASE(a_missing_entry_is_an_unknown_host) {
  const complaint near(good, "aa");
  BOOST_TEST(near.message == "there is no [aa] in /lab/hosts.toml; did you mean 'a'?");
  BOOST_TEST((near.code == cli::exit_code::host_unknown));
  BOOST_TEST(complaint(good, "zebra").message == "there is no [zebra] in /lab/hosts.toml; there are: @a");
  BOOST_TEST(complaint("", "zebra").message == "there is no [zebra] in /lab/hosts.toml; it is empty");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_with_its_line) {
  BOOST_TEST((complaint("[a]\nhost = 1\n").code == cli::exit_code::bad_configuration));
  BOOST_TEST(complaint("[a]\nhost = 1\n").message ==
             "/lab/hosts.toml: line 2: [a] 'host' needs a host name or an address, in quotes");
  BOOST_TEST(complaint("[a]\nhots = \"h\"\n").message ==
             "/lab/hosts.toml: line 2: [a] has no key 'hots'; did you mean 'host'?");
  BOOST_TEST(complaint("[a]\nhost = \"h\"\nport = \"1\"\n").message ==
             "/lab/hosts.toml: line 3: [a] 'port' needs a number from 1 to 65535");
  BOOST_TEST(complaint("[a]\nhost = \"h\"\nport = 65536\n").message.ends_with("needs a number from 1 to 65535"));
  BOOST_TEST(complaint(good + "ssl = [\"c\"]\n").message.ends_with("three file names: [CERT, KEY, PEER]"));
  BOOST_TEST(complaint("[a]\nport = 1\n").message == "/lab/hosts.toml: [a] lacks its host");
  BOOST_TEST(complaint("[a]\nhost = \"h\"\n").message == "/lab/hosts.toml: [a] lacks its port");
  BOOST_TEST(complaint("a = 1\n").message == "/lab/hosts.toml: 'a' is no table; write [a] above its host and port");
  BOOST_TEST(complaint("[a\n").message.starts_with("/lab/hosts.toml: line 1, column "));
}

BOOST_AUTO_TEST_SUITE_END()

#endif
