// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Calls that nobody waits for: FFProxy.

#include <sipyco/fire_and_forget/ff_proxy.hpp>
