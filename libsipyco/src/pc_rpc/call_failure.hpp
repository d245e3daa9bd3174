// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include <sipyco/base/result.hpp>
#include <sipyco/value/value.hpp>

#include "protocol/rpc_message.hpp"

/// How a call ends, for blocking clients and coroutines alike.
namespace sipyco::pc_rpc {

/// The failure with what was being done before its message.
[[nodiscard]] failure in_context(const failure& error, std::string_view context);

/// Why there is no answer to a call; says whether it may still be running.
[[nodiscard]] failure call_failure(const failure& error, std::string_view method);

/// What a call returned; throws what it raised, and ProtocolError for an answer that cannot be read. Anything else that
/// failed is thrown as `call_failure` words it.
[[nodiscard]] Value answer_of(result<protocol::rpc_reply> reply, std::string_view method);

/// A lost connection's failure with what is known of servers in Python, if a request was large.
[[nodiscard]] failure with_size_hint(failure error, std::size_t largest_open_request);

}  // namespace sipyco::pc_rpc
