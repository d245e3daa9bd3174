// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/packed_exception.hpp"

#include <boost/test/unit_test.hpp>

#include <sipyco/pyon.hpp>

using namespace sipyco;
using namespace sipyco::protocol;

namespace {

RemoteError unpack(const char* text) { return unpack_exception(pyon::decode(text, pyon::v1)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_packed_exception)

BOOST_AUTO_TEST_CASE(sends_built_in_classes_under_their_names) {
  const auto packed = pack_exception("ValueError", "text", {"line\n"});
  BOOST_TEST(packed.class_name == "ValueError");
  BOOST_TEST(packed.message == "text");
  BOOST_TEST(pyon::encode(to_wire(packed), pyon::v1) ==
             "{\"class\": \"ValueError\", \"message\": \"text\", \"traceback\": [\"line\\n\"]}");
}

BOOST_AUTO_TEST_CASE(sends_os_error_under_its_alias) {
  for (const auto* const name : {"OSError", "IOError", "EnvironmentError"})
    BOOST_TEST(pack_exception(name, "").class_name == "IOError");
}

BOOST_AUTO_TEST_CASE(sends_foreign_classes_inside_the_message) {
  const auto packed = pack_exception("mymodule.DeviceError", "out of range");
  BOOST_TEST(packed.class_name == "GenericRemoteException");
  BOOST_TEST(packed.message == "mymodule.DeviceError: out of range");
  BOOST_TEST(pack_exception("mymodule.DeviceError", "").message == "mymodule.DeviceError");
}

BOOST_AUTO_TEST_CASE(passes_a_generic_exception_on_unchanged) {
  BOOST_TEST(pack_exception("GenericRemoteException", "a.B: text").message == "a.B: text");
}

BOOST_AUTO_TEST_CASE(replaces_bytes_that_are_not_utf8) {
  const Value wire = to_wire(pack_exception("ValueError", "caf\xe9 \xc3\xa9", {"\xff"}));
  BOOST_TEST(wire.at("message").as_str() == "caf\xef\xbf\xbd \xc3\xa9");
  BOOST_TEST(wire.at("traceback").at(0).as_str() == "\xef\xbf\xbd");
}

BOOST_AUTO_TEST_CASE(takes_class_names_from_a_closed_table) {
  BOOST_TEST(unpack("{'class': 'KeyError', 'message': \"'k'\"}").class_name() == "KeyError");
  BOOST_TEST(unpack("{'class': 'EnvironmentError', 'message': ''}").class_name() == "OSError");
  const auto unknown = unpack("{'class': 'eval', 'message': 'x'}");
  BOOST_TEST(unknown.class_name() == "GenericRemoteException");
  BOOST_TEST(unknown.message() == "eval: x");
}

BOOST_AUTO_TEST_CASE(keeps_classes_that_python_cannot_rebuild) {
  const auto error = unpack("{'class': 'UnicodeDecodeError', 'message': 'codec'}");
  BOOST_TEST(error.class_name() == "UnicodeDecodeError");
  BOOST_TEST(error.what() == "UnicodeDecodeError: codec");
}

BOOST_AUTO_TEST_CASE(takes_whatever_stands_in_the_place_of_an_exception) {
  BOOST_TEST(unpack("'text'").message() == "text");
  BOOST_TEST(unpack("5").message() == "5");
  BOOST_TEST(unpack("{'class': 5, 'message': None, 'traceback': 'one'}").traceback().size() == 1U);
  BOOST_TEST(unpack("{'class': 'ValueError', 'traceback': {1: 2}}").traceback().empty());
}

BOOST_AUTO_TEST_SUITE_END()
