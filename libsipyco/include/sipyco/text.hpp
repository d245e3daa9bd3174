// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Values as Python and NumPy print them: repr, str, pprint.

#include <sipyco/text/pprint.hpp>
#include <sipyco/text/print_options.hpp>
#include <sipyco/text/repr.hpp>
