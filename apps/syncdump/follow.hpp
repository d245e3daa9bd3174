// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "syncdump/options.hpp"
#include "syncdump/view.hpp"

#include <sipyco/base/log.hpp>

#include <boost/asio/awaitable.hpp>

namespace sipyco::syncdump {

/// Connects and shows what comes, until the view has enough.
///
/// Throws ConnectionError when it cannot connect, cli::fatal_error when there is no such notifier or the connection is
/// lost, what AsyncSubscriber::receive throws otherwise.
[[nodiscard]] boost::asio::awaitable<void> follow(const options& given, view& shown);

}  // namespace sipyco::syncdump
