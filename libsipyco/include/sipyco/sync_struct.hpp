// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Structures kept in sync between processes: Mod, process_mod.
/// For coroutines: <sipyco/sync_struct/subscriber_async.hpp>.

#include <sipyco/sync_struct/mod.hpp>
#include <sipyco/sync_struct/subscriber_options.hpp>
