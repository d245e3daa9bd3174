// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <string_view>

#include <sipyco/base/log.hpp>

namespace sipyco::logs {

/// A log record as it came over the network. The views live while the handler runs that was given it.
///
/// All texts come from the peer and are valid UTF-8: escape them before they reach a terminal.
struct record {
  /// When it came; the protocol carries no time.
  std::chrono::system_clock::time_point time;
  /// Who logged, such as `controller(lda)`; empty when the peer did not say.
  std::string_view source;
  log_level level = log_level::info;  ///< INFO where the peer did not say.
  /// The logger's name; `print` for text that is not in the format of a record.
  std::string_view name;
  /// Lines are separated by newlines.
  std::string_view message;
  /// Why the record is not what its sender meant, such as `truncated: 2 of 99 lines`; empty when it is.
  std::string_view mark;
  /// `[::1]:4711`.
  std::string_view peer;
};

}  // namespace sipyco::logs
