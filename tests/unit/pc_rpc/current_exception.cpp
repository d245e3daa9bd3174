// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/current_exception.hpp"

#include <boost/test/unit_test.hpp>

#include <boost/throw_exception.hpp>
#include <new>
#include <source_location>
#include <stdexcept>
#include <system_error>

#include <sipyco/base/error.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/pc_rpc/packed_exceptions.hpp>

using namespace sipyco;
using boost::test_tools::per_element;

namespace lab {
struct DeviceError : std::runtime_error {
  using runtime_error::runtime_error;
};
struct NamedError : sipyco::Error {
  using Error::Error;
  std::string_view python_class() const noexcept override { return "mymodule.DeviceError"; }
};
}  // namespace lab

namespace {
struct HiddenError : std::exception {
  const char* what() const noexcept override { return "hidden"; }
};

template <class E>
std::string packed(const E& error) {
  try {
    throw error;
  } catch (...) {
    const auto out = pc_rpc::pack_current_exception("Lda.set");
    return out.class_name + "|" + out.message;
  }
}

const auto definition = std::source_location::current();

std::vector<std::string> frame(const std::source_location& at, const std::string& function) {
  return {std::string("  File \"") + at.file_name() + "\", line " + std::to_string(at.line()) + ", in " + function +
          "\n"};
}

template <class E>
std::vector<std::string> traceback_of(const E& error) {
  try {
    throw error;
  } catch (...) {
    return pc_rpc::pack_current_exception("Lda.set", definition).traceback;
  }
}
}  // namespace

BOOST_AUTO_TEST_SUITE(pc_rpc_current_exception)

BOOST_AUTO_TEST_CASE(sends_standard_exceptions_as_their_relatives_in_python) {
  BOOST_TEST(packed(std::invalid_argument("m")) == "ValueError|m");
  BOOST_TEST(packed(std::out_of_range("m")) == "IndexError|m");
  BOOST_TEST(packed(std::runtime_error("m")) == "RuntimeError|m");
  BOOST_TEST(packed(std::overflow_error("m")) == "OverflowError|m");
  BOOST_TEST(packed(std::bad_alloc()).starts_with("MemoryError|"));
  BOOST_TEST(packed(std::system_error(ENOENT, std::generic_category(), "open")).starts_with("IOError|open: "));
}

BOOST_AUTO_TEST_CASE(sends_our_exceptions_under_the_class_that_they_mirror) {
  BOOST_TEST(packed(KeyError("'k'")) == "KeyError|'k'");
  BOOST_TEST(packed(LimitError("m")) == "ValueError|m");
  BOOST_TEST(packed(lab::NamedError("out of range")) == "GenericRemoteException|mymodule.DeviceError: out of range");
}

BOOST_AUTO_TEST_CASE(sends_other_exceptions_under_their_own_names) {
  BOOST_TEST(packed(lab::DeviceError("out of range")) == "GenericRemoteException|lab.DeviceError: out of range");
  BOOST_TEST(packed(HiddenError()) == "GenericRemoteException|HiddenError: hidden");
}

BOOST_AUTO_TEST_CASE(passes_remote_exceptions_on) {
  BOOST_TEST(packed(RemoteError("ValueError", "m")) == "ValueError|m");
  BOOST_TEST(packed(RemoteError("GenericRemoteException", "a.B: m")) == "GenericRemoteException|a.B: m");
}

BOOST_AUTO_TEST_CASE(sends_what_is_no_exception_object) { BOOST_TEST(packed(5).starts_with("RuntimeError|")); }

BOOST_AUTO_TEST_CASE(says_where_it_came_from) {
  BOOST_TEST(traceback_of(std::runtime_error("m")) == frame(definition, "Lda.set"), per_element());
  try {
    throw 5;
  } catch (...) {
    const auto out = pc_rpc::pack_current_exception("Lda.set");
    BOOST_TEST(out.traceback == std::vector<std::string>{"  C++, in Lda.set\n"}, per_element());
  }
}

BOOST_AUTO_TEST_CASE(an_exception_can_be_packed_and_raised_elsewhere) {
  Value pack;
  try {
    throw std::invalid_argument("no channel 9");
  } catch (...) {
    pack = pc_rpc::current_exc_packed("Dds.set");
  }
  BOOST_TEST(pack.at("class").as<std::string>() == "ValueError");
  BOOST_CHECK_EXCEPTION(pc_rpc::raise_packed_exc(pack), RemoteError, [](const RemoteError& error) {
    return error.class_name() == "ValueError" && error.message() == "no channel 9" &&
           error.traceback() == std::vector<std::string>{"  C++, in Dds.set\n"};
  });
}

BOOST_AUTO_TEST_CASE(names_the_line_of_the_throw_where_the_exception_knows_it) {
  for (const bool by_macro : {false, true}) {
    try {
      if (by_macro) BOOST_THROW_EXCEPTION(std::invalid_argument("m"));
      boost::throw_with_location(KeyError("'k'"));
    } catch (...) {
      const auto out = pc_rpc::pack_current_exception("Lda.set", definition);
      BOOST_TEST(out.class_name == (by_macro ? "ValueError" : "KeyError"));
      BOOST_TEST_REQUIRE(out.traceback.size() == 2U);
      BOOST_TEST(out.traceback[0] == frame(definition, "Lda.set")[0]);
      BOOST_TEST(out.traceback[1].starts_with(std::string("  File \"") + __FILE__ + "\", line "));
      BOOST_TEST(out.traceback[1].find("test_method") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(takes_off_what_boost_adds_to_a_class) {
  try {
    BOOST_THROW_EXCEPTION(lab::DeviceError("m"));
  } catch (...) {
    BOOST_TEST(pc_rpc::pack_current_exception("Lda.set").message == "lab.DeviceError: m");
  }
}

BOOST_AUTO_TEST_CASE(puts_the_frames_of_another_server_behind_its_own) {
  const RemoteError there("ValueError", "m", {"  File \"x.py\", line 1, in f\n"});
  BOOST_TEST_REQUIRE(traceback_of(there).size() == 2U);
  BOOST_TEST(traceback_of(there)[1] == there.traceback()[0]);
}

BOOST_AUTO_TEST_SUITE_END()
