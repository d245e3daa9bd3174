// SPDX-License-Identifier: LGPL-3.0-or-later
// The main function of every unit test program.
#define BOOST_TEST_MODULE sipyco
#include <boost/test/unit_test.hpp>

#ifdef __SANITIZE_THREAD__
// Peers of a test check what they read in threads of their own, and each check notes its place in Boost.Test's log,
// which has no lock.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() { return "race:boost::unit_test::unit_test_log_t"; }
#endif
