// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/device_db.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/pyon/decode.hpp>

#include <boost/test/unit_test.hpp>

using namespace sipyco;
using namespace sipyco::rpctool;

namespace {

const char* const database = R"({
  "core": {"type": "local", "module": "artiq.coredevice.core", "class": "Core"},
  "lda": {"type": "controller", "host": "::1", "port": 3253, "command": "aqctl_lda -p {port}"},
  "camera_sim": {"type": "controller", "host": "lab", "port": 6283, "target_name": "camera_sim"},
  "attenuator": "the_attenuator", "the_attenuator": "lda", "a": "b", "b": "a", "gone": "nowhere", "odd": 5,
  "homeless": {"type": "controller", "port": 1}, "numberless": {"type": "controller", "host": "h", "port": "3253"}
})";

controller_address find(const std::string& name) { return find_controller(pyon::decode(database), name, "m port 1"); }

std::pair<cli::exit_code, std::string> complaint(const std::string& name) {
  try {
    static_cast<void>(find(name));
  } catch (const cli::fatal_error& error) {
    return {error.code(), error.what()};
  }
  return {cli::exit_code::ok, "no error"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rpctool_device_db)

BOOST_AUTO_TEST_CASE(a_controller_has_host_and_port_and_perhaps_a_target) {
  BOOST_TEST(find("lda").host == "::1");
  BOOST_TEST(find("lda").port == 3253);
  BOOST_TEST(!find("lda").target);
  BOOST_TEST(find("camera_sim").target.value() == "camera_sim");
}

BOOST_AUTO_TEST_CASE(aliases_are_followed) {
  BOOST_TEST(find("attenuator").port == 3253);
  BOOST_TEST((complaint("a").first == cli::exit_code::bad_data));
  BOOST_TEST(complaint("gone").second == "there is no device 'nowhere' in the device database of m port 1");
}

BOOST_AUTO_TEST_CASE(other_devices_are_refused) {
  BOOST_TEST((complaint("ldo").first == cli::exit_code::no_such_name));
  BOOST_TEST(complaint("ldo").second.find("did you mean 'lda'?") != std::string::npos);
  BOOST_TEST(complaint("core").second == "the device 'core' is no controller, but of the type 'local'");
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_is_told) {
  BOOST_TEST(complaint("odd").second == "the device 'odd' in the device database is int, not a dict");
  BOOST_TEST(complaint("homeless").second == "the device 'homeless' in the device database has no host");
  BOOST_TEST(complaint("numberless").second ==
             "the device 'numberless' in the device database has no port from 1 to 65535");
  BOOST_CHECK_THROW((void)find_controller(Value(5), "lda", "m"), cli::fatal_error);
}

BOOST_AUTO_TEST_SUITE_END()
