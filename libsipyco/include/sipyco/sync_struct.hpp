// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Structures kept in sync between processes: Notifier, Publisher, Subscriber, Mod, process_mod.
/// For coroutines: <sipyco/sync_struct/subscriber_async.hpp>.

#include <sipyco/sync_struct/mod.hpp>
#include <sipyco/sync_struct/notifier.hpp>
#include <sipyco/sync_struct/publisher.hpp>
#include <sipyco/sync_struct/publisher_options.hpp>
#include <sipyco/sync_struct/subscriber.hpp>
#include <sipyco/sync_struct/subscriber_options.hpp>
