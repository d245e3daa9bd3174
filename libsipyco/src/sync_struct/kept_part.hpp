// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <sipyco/sync_struct/mod.hpp>

namespace sipyco::sync_struct {

/// The part of a structure that a subscriber keeps: of each dict along a way of keys the one entry, and all of what the
/// way leads to, or of the first list, tuple or array on it.
class kept_part {
 public:
  explicit kept_part(std::vector<Value> way) : way_(std::move(way)) {}

  /// Carries out what a mod of the whole means for the part. Throws as process_mod.
  void apply(Value& part, const Mod& mod) const;

 private:
  [[nodiscard]] bool is_beside(const Value& part, const Mod& mod) const;
  [[nodiscard]] bool has_more(const Value& part) const;
  void prune(Value& part) const;

  std::vector<Value> way_;
};

}  // namespace sipyco::sync_struct
