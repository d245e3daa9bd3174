// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>

namespace sipyco::remote_exec {

/// What Python code logs goes to the sink from now on, from level INFO unless the code sets another. The sink of the
/// last call counts; the default sink changes nothing. Python's lock is held.
void send_python_log_to(log_sink& log);

}  // namespace sipyco::remote_exec
