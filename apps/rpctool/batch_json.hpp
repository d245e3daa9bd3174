// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/remote.hpp"
#include "rpctool/result_text.hpp"

#include <sipyco/cli/exit_codes.hpp>

#include <span>
#include <string>
#include <vector>

/// The JSON form of a batch: `{"id", "method", "args", "kwargs"}` is answered by `{"id", "ok"}` or `{"id", "error"}`.
namespace sipyco::rpctool {

struct json_answer {
  std::string line;
  cli::exit_code code = cli::exit_code::ok;
};

/// Answers a request.
[[nodiscard]] json_answer answer_request(remote& peer, std::string_view request, const result_style& style);

/// Answers several, in order; those that need not wait for each other are sent together.
[[nodiscard]] std::vector<json_answer> answer_requests(remote& peer, std::span<const std::string> requests,
                                                       const result_style& style);

}  // namespace sipyco::rpctool
