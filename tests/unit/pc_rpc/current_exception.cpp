// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/current_exception.hpp"

#include <boost/test/unit_test.hpp>

#include <new>
#include <stdexcept>
#include <system_error>

#include <sipyco/base/error.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/pc_rpc/packed_exceptions.hpp>

using namespace sipyco;

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
  try {
    throw std::runtime_error("m");
  } catch (...) {
    const auto out = pc_rpc::pack_current_exception("Lda.set");
    BOOST_TEST_REQUIRE(out.traceback.size() == 1U);
    BOOST_TEST(out.traceback[0].ends_with("Lda.set\n"));
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

BOOST_AUTO_TEST_SUITE_END()
