// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "logserver/pattern.hpp"

#include <sipyco/logs/record.hpp>

#include <string>
#include <vector>

namespace sipyco::logserver {

/// Which records are shown: those for which everything that is given holds.
struct filter_options {
  log_level level = log_level::trace;
  /// Globs, of which one must match; none: all do.
  std::vector<std::string> sources = {};
  std::vector<std::string> names = {};
  /// Regular expressions for the message: one must match, none may.
  std::vector<std::string> include = {};
  std::vector<std::string> exclude = {};
};

class record_filter {
 public:
  /// Throws cli::usage_error for what is no regular expression.
  explicit record_filter(const filter_options& options);

  [[nodiscard]] bool passes(const logs::record& record) const;

 private:
  log_level level_;
  std::vector<std::string> sources_;
  std::vector<std::string> names_;
  std::vector<pattern> include_;
  std::vector<pattern> exclude_;
};

}  // namespace sipyco::logserver
