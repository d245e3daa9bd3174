// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include "rpctool/completion.hpp"
#include "rpctool/session.hpp"

namespace sipyco::rpctool {

/// What Tab finds in a session. The methods' descriptions are asked for once, when they are first needed.
class known_names {
 public:
  /// `lines` must outlive this.
  explicit known_names(const session& lines) : lines_(lines) {}

  [[nodiscard]] completion complete(std::string_view line);

 private:
  const Value* documentation();

  const session& lines_;
  std::optional<Value> documentation_;
};

}  // namespace sipyco::rpctool
