// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Messages to whoever listens: Broadcaster, Receiver.
/// For coroutines: <sipyco/broadcast/receiver_async.hpp>.

#include <sipyco/broadcast/broadcaster.hpp>
#include <sipyco/broadcast/receiver.hpp>
