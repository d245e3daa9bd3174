// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace sipyco::cli {

/// What a tool's exit status says; the numbers from 64 to 78 are those of BSD's sysexits.
enum class exit_code : int {
  ok = 0,
  remote_exception = 1,
  would_change = 1,
  usage = 2,
  bad_data = 65,
  no_input_file = 66,
  no_such_name = 67,
  host_unknown = 68,
  no_connection = 69,
  internal_error = 70,
  cannot_create = 73,
  io_error = 74,
  wrong_protocol = 76,
  tls_refused = 77,
  bad_configuration = 78,
  timed_out = 124,
};

/// An exit code and what to say of it.
struct exit_code_meaning {
  exit_code code;  ///< The code itself.
  /// A phrase for the manual pages.
  std::string_view meaning;
};

/// The one table of all codes, in ascending order.
[[nodiscard]] std::span<const exit_code_meaning> exit_codes() noexcept;

}  // namespace sipyco::cli
