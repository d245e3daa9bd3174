// SPDX-License-Identifier: LGPL-3.0-or-later
// The main function of every unit test program.
#define BOOST_TEST_MODULE sipyco
#include <boost/test/unit_test.hpp>
