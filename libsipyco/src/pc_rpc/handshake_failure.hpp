// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <sipyco/base/result.hpp>

namespace sipyco::pc_rpc {

/// What was being waited for when a handshake failed.
enum class handshake_step { greeting, method_set };

/// Says why a server may have ended or not continued a handshake. `received` is what came of the line that was awaited.
[[nodiscard]] failure explain_handshake(const failure& error, handshake_step step, std::string_view peer,
                                        std::chrono::milliseconds timeout, std::string_view received);

/// For a line that is not what pc_rpc has at that step.
[[nodiscard]] failure not_pc_rpc(handshake_step step, std::string_view peer, std::string_view line);

}  // namespace sipyco::pc_rpc
