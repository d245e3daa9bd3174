// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/result_text.hpp"

#include <sipyco/cli/exit_codes.hpp>
#include <sipyco/pc_rpc/pending_calls.hpp>
#include <sipyco/value/value.hpp>

#include <functional>
#include <string>
#include <string_view>

/// The JSON form of a batch: `{"id", "method", "args", "kwargs"}` is answered by `{"id", "ok"}` or `{"id", "error"}`.
namespace sipyco::rpctool {

struct json_request {
  Value id;
  pc_rpc::call_request call;
};

struct json_answer {
  std::string line;
  cli::exit_code code = cli::exit_code::ok;
};

/// Reads a request; the id is kept even when the rest is wrong. Throws DecodeError and ValueError.
void read_json_request(json_request& out, std::string_view line);

/// The answer with a result, or with what kept it from coming or from being written. Throws Interrupted.
[[nodiscard]] json_answer answer_json(const Value& id, const std::function<Value()>& result, const result_style& style);

}  // namespace sipyco::rpctool
