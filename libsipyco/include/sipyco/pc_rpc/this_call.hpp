// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

/// What a plain method can ask about the call that it serves; it takes the calling thread for that of the method.
namespace sipyco::pc_rpc::this_call {

/// True when nobody waits for the result any more: the client has closed its connection (or its sending direction), or
/// the server is being stopped. Costs one system call; false outside of a call.
///
/// A thread cannot be made to leave a method, so one that lasts asks now and then, and returns:
///
///     for (double f = start; f < stop && !pc_rpc::this_call::cancelled(); f += step) measure(f);
///
/// For coroutine methods there is `server_options::cancel_when_client_leaves`; there this is always false.
[[nodiscard]] bool cancelled() noexcept;

}  // namespace sipyco::pc_rpc::this_call
