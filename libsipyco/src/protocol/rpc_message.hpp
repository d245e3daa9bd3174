// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <sipyco/base/limits.hpp>
#include <sipyco/base/remote_error.hpp>
#include <sipyco/base/result.hpp>
#include <sipyco/pyon/version.hpp>
#include <sipyco/value/value.hpp>

#include "protocol/packed_exception.hpp"

/// The messages of pc_rpc after the handshake. What is written is byte for byte what Python's sipyco writes.
namespace sipyco::protocol {

/// `{"action": "call", ...}`. `arguments` is a list or tuple and `keywords` a dict, unless the client blundered.
struct call_request {
  std::string name;
  Value arguments;
  Value keywords;
};
/// `{"action": "get_rpc_method_list"}`.
struct method_list_request {};
/// A message that decodes, but is none of these: what to answer.
struct malformed_request {
  packed_exception answer;
};
using rpc_request = std::variant<call_request, method_list_request, malformed_request>;

/// Never fails: Python answers a malformed request with the exception that it ran into.
[[nodiscard]] rpc_request read_request(const Value& message);

/// One line with its newline. Throws EncodeError, naming the argument, and LimitError.
[[nodiscard]] std::string call_line(std::string_view name, std::span<const Value> arguments, const Dict& keywords,
                                    pyon::version version, const encode_limits& limits = {});
[[nodiscard]] std::string method_list_line(pyon::version version);

/// What a method returned, or what it raised.
using rpc_reply = std::variant<Value, RemoteError>;

/// Fails with kind `protocol` when the message is no reply.
[[nodiscard]] result<rpc_reply> read_reply(const Value& message);

/// One line with its newline. A value that cannot be encoded gives a `failed` reply that says so, as in Python.
[[nodiscard]] std::string ok_line(const Value& returned, pyon::version version, const encode_limits& limits = {});
[[nodiscard]] std::string failed_line(const packed_exception& raised, pyon::version version);

}  // namespace sipyco::protocol
