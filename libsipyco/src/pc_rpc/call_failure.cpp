// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pc_rpc/call_failure.hpp"

#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <sipyco/base/remote_error.hpp>

#include "protocol/banner.hpp"

namespace sipyco::pc_rpc {

failure in_context(const failure& error, std::string_view context) {
  failure out = error;
  out.message = fmt::format("{}: {}", context, error.message);
  return out;
}

failure call_failure(const failure& error, std::string_view method) {
  auto out = in_context(error, method);
  if (error.kind == failure_kind::timeout || error.kind == failure_kind::interrupted)
    out.message += "; the call may still be running there";
  return out;
}

Value answer_of(result<protocol::rpc_reply> reply, std::string_view method) {
  if (!reply) throw_failure(call_failure(reply.error(), method));
  if (auto* const raised = std::get_if<RemoteError>(&*reply)) throw *std::move(raised);
  return std::get<Value>(*std::move(reply));
}

failure with_size_hint(failure error, std::size_t largest_open_request) {
  if (error.kind == failure_kind::connection_lost && largest_open_request > protocol::python_server_line_bytes)
    error.message += " after a request of " + std::to_string(largest_open_request >> 20) +
                     " MiB; servers written in Python accept no more than 4 MiB";
  return error;
}

}  // namespace sipyco::pc_rpc
