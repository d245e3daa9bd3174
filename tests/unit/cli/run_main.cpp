// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/run_main.hpp>

#include <sipyco/base/connection_error.hpp>
#include <sipyco/base/decode_error.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/cli/errors.hpp>

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <new>

using namespace sipyco;
using namespace sipyco::cli;

namespace {

ending of(const std::exception& error, bool traceback = false) {
  return ending_of(error, {.name = "tool", .show_traceback = traceback});
}

int code_of(const std::exception& error) { return static_cast<int>(of(error).code); }

}  // namespace

BOOST_AUTO_TEST_SUITE(cli_run_main)

BOOST_AUTO_TEST_CASE(each_exception_has_its_code) {
  BOOST_TEST(code_of(RemoteError("ValueError", "no")) == 1);
  BOOST_TEST(code_of(usage_error("no")) == 2);
  BOOST_TEST(code_of(DecodeError("no", "x", 0)) == 65);
  BOOST_TEST(code_of(EncodeError("no")) == 65);
  BOOST_TEST(code_of(IncompatibleServer("no")) == 67);
  BOOST_TEST(code_of(TlsError("no")) == 77);
  BOOST_TEST(code_of(ConfigurationError("no")) == 78);
  BOOST_TEST(code_of(AttributeError("no")) == 67);
  BOOST_TEST(code_of(HostNotFound("no")) == 68);
  BOOST_TEST(code_of(ConnectionRefused("no")) == 69);
  BOOST_TEST(code_of(ConnectionLost("no")) == 69);
  BOOST_TEST(code_of(std::runtime_error("no")) == 70);
  BOOST_TEST(code_of(std::bad_alloc()) == 70);
  BOOST_TEST(code_of(AddressInUse("no")) == 73);
  BOOST_TEST(code_of(ProtocolError("no")) == 76);
  BOOST_TEST(code_of(TimeoutError("no")) == 124);
  BOOST_TEST(code_of(fatal_error(exit_code::cannot_create, "no")) == 73);
  BOOST_TEST(of(Interrupted("no")).signal == SIGINT);
}

BOOST_AUTO_TEST_CASE(remote_exceptions_are_named_and_escaped) {
  BOOST_TEST(of(RemoteError("ValueError", "a\x1b[2J")).message == "remote ValueError: a\\x1b[2J");
  BOOST_TEST(of(RemoteError("GenericRemoteException", "mod.DeviceError: off")).message ==
             "remote mod.DeviceError: off");
}

BOOST_AUTO_TEST_CASE(further_lines_are_indented) {
  BOOST_TEST(of(RemoteError("ValueError", "one\ntool: two")).message == "remote ValueError: one\n  tool: two");
}

BOOST_AUTO_TEST_CASE(the_traceback_shows_only_when_asked_for) {
  const RemoteError error("ValueError", "no", {"  File \"x\", line 1\n", "    y()\n"});
  BOOST_TEST(of(error).message == "remote ValueError: no");
  BOOST_TEST(of(error, true).message == "remote ValueError: no\n  File \"x\", line 1\n    y()");
}

BOOST_AUTO_TEST_CASE(wrong_usage_takes_three_lines_at_most) {
  BOOST_TEST(of(usage_error("bad", "tool [OPTIONS] X")).message == "bad\nusage: tool [OPTIONS] X\nTry 'tool --help'.");
  BOOST_TEST(of(usage_error("bad")).message == "bad\nTry 'tool --help'.");
}

BOOST_AUTO_TEST_CASE(codes_ascend_and_have_a_meaning) {
  int last = -1;
  for (const auto& [code, meaning] : exit_codes()) {
    BOOST_TEST(static_cast<int>(code) > last);
    BOOST_TEST(meaning.ends_with('.'));
    last = static_cast<int>(code);
  }
  BOOST_TEST(last == 124);
}

BOOST_AUTO_TEST_SUITE_END()
