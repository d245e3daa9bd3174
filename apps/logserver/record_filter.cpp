// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/record_filter.hpp"

#include <sipyco/cli/glob.hpp>

#include <algorithm>

namespace sipyco::logserver {

namespace {

bool one_matches(const std::vector<std::string>& globs, std::string_view text) {
  return globs.empty() || std::ranges::any_of(globs, [&](const auto& glob) { return cli::glob_matches(glob, text); });
}

bool one_is_in(const std::vector<pattern>& patterns, std::string_view text) {
  return std::ranges::any_of(patterns, [&](const auto& one) { return one.found_in(text); });
}

}  // namespace

record_filter::record_filter(const filter_options& options)
    : level_(options.level),
      sources_(options.sources),
      names_(options.names),
      include_(options.include.begin(), options.include.end()),
      exclude_(options.exclude.begin(), options.exclude.end()) {}

bool record_filter::passes(const logs::record& record) const {
  return record.level >= level_ && one_matches(sources_, record.source) && one_matches(names_, record.name) &&
         (include_.empty() || one_is_in(include_, record.message)) && !one_is_in(exclude_, record.message);
}

}  // namespace sipyco::logserver
