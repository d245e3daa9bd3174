// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/argument_files.hpp"
#include "rpctool/error_json.hpp"
#include "rpctool/hints.hpp"

#include <sipyco/base/remote_error.hpp>
#include <sipyco/cli/errors.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::rpctool;

BOOST_AUTO_TEST_SUITE(rpctool_errors)

BOOST_AUTO_TEST_CASE(a_remote_exception_is_told_with_class_and_traceback) {
  const RemoteError error("ValueError", "no", {"  line\n"});
  BOOST_TEST(error_json(error, {cli::exit_code::remote_exception, ""}) ==
             R"({"error":{"class":"ValueError","message":"no","remote":true,"traceback":["  line\n"],"exit_code":1}})");
}

BOOST_AUTO_TEST_CASE(a_foreign_class_is_taken_out_of_the_message) {
  const auto told = error_value(RemoteError("GenericRemoteException", "lab.DeviceError: no: reason"));
  BOOST_TEST((told.at("class") == Value("lab.DeviceError")));
  BOOST_TEST((told.at("message") == Value("no: reason")));
  BOOST_TEST((error_value(RemoteError("GenericRemoteException", "odd")).at("class") == Value("odd")));
}

BOOST_AUTO_TEST_CASE(an_error_of_ours_is_not_remote) {
  const auto told = error_value(KeyError("'x'"));
  BOOST_TEST((told.at("class") == Value("KeyError")));
  BOOST_TEST((told.at("remote") == Value(false)));
}

BOOST_AUTO_TEST_CASE(a_file_holds_pyon_or_json) {
  BOOST_TEST((read_value("(1, 2)\n", "f") == Value::tuple({1, 2})));
  BOOST_TEST((read_value("\n {\"a\": [1, null]}\n", "f") == Value::dict({{"a", Value::list({1, nullptr})}})));
}

BOOST_AUTO_TEST_CASE(a_bad_file_is_named_with_the_place) {
  const auto complaint = [](std::string_view text) -> std::string {
    try {
      static_cast<void>(read_value(text, "x.json"));
    } catch (const cli::fatal_error& error) {
      return (error.code() == cli::exit_code::bad_data ? "65 " : "") + std::string(error.what());
    }
    return "no error";
  };
  BOOST_TEST(complaint("[1,\n 2") == "65 x.json:1:1: this bracket is not closed\n[1,\n^");
  BOOST_TEST(complaint(" \n").starts_with("65 x.json: is empty"));
  BOOST_TEST(complaint("\x93NUMPY\x01").starts_with("65 x.json: "));
}

BOOST_AUTO_TEST_CASE(a_method_that_is_not_there_is_answered_with_what_to_type) {
  const std::vector<std::string> methods = {"get", "set"};
  BOOST_TEST(method_hint("set 0 5", "dds", methods) ==
             "; its arguments stand behind it, each for itself: call set ARG...");
  BOOST_TEST(method_hint("set,0", "dds", methods).ends_with("call set ARG..."));
  BOOST_TEST(method_hint("dds.get", "dds", methods) == "; without the target's name: call get");
  BOOST_TEST(method_hint("SET", "dds", methods) == "; did you mean 'set'?");
  BOOST_TEST(method_hint("gett", "dds", methods) == "; did you mean 'get'?");
  BOOST_TEST(method_hint("waveform", "dds", methods) == "");
}

BOOST_AUTO_TEST_SUITE_END()
