// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// Python's `sipyco.tools`: what programs on coroutines need beside the other modules. (`SimpleSSLConfig` is in
/// `<sipyco/base/ssl_config.hpp>`, which each module that speaks TLS takes in.)

#include <sipyco/base/ssl_config.hpp>                   // IWYU pragma: export
#include <sipyco/tools/at_exit_async.hpp>               // IWYU pragma: export
#include <sipyco/tools/background_task_pool_async.hpp>  // IWYU pragma: export
#include <sipyco/tools/condition_async.hpp>             // IWYU pragma: export
#include <sipyco/tools/server_async.hpp>                // IWYU pragma: export
#include <sipyco/tools/signal_handler_async.hpp>        // IWYU pragma: export
#include <sipyco/tools/task_object_async.hpp>           // IWYU pragma: export
