// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <sipyco/pc_rpc/target.hpp>
#include <sipyco/pyon/version.hpp>

#include "protocol/packed_exception.hpp"
#include "protocol/rpc_message.hpp"

namespace sipyco::pc_rpc {

/// A call whose method was found and whose arguments are in place.
struct prepared_call {
  const method* callee;  ///< lives as long as its target
  std::string where;     ///< `Lda.set`
  std::vector<Value> bound;
};

/// The call, or the exception to answer: no such method, wrong arguments.
[[nodiscard]] std::variant<prepared_call, protocol::packed_exception> prepare(const Target& target,
                                                                              const protocol::call_request& request);

/// How a call ended.
struct call_outcome {
  std::string line;    ///< the answer, with its newline
  bool exits = false;  ///< the method raised SystemExit: no answer, the connection closes and the server stops
};

/// Runs the body of a plain method, whatever it throws.
[[nodiscard]] call_outcome run_plain(const prepared_call& call, pyon::version version);
/// The outcome of a call that has thrown what is being handled.
[[nodiscard]] call_outcome raised_outcome(const prepared_call& call, pyon::version version);

}  // namespace sipyco::pc_rpc
