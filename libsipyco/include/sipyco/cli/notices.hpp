// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/base/log.hpp>

#include <string_view>

namespace sipyco::cli {

/// What a tool says of itself, and the library through it: `tool: message` on standard error.
class notices final : public log_sink {
 public:
  /// `tool` must outlive it.
  explicit notices(std::string_view tool, log_level threshold) : tool_(tool), threshold_(threshold) {}

  void log(log_level level, std::string_view name, std::string_view message) override;

 private:
  std::string_view tool_;
  log_level threshold_;
};

}  // namespace sipyco::cli
