// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/expression.hpp>
#include <sipyco/text/repr.hpp>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace sipyco::fuzz {

inline void require_of(bool holds, const char* claim, std::string_view text) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n%.*s\n", claim, static_cast<int>(text.size()), text.data());
  std::abort();
}

/// So small that one input takes milliseconds.
inline expression::limits small_limits() {
  expression::limits out;
  out.max_steps = 100'000;
  out.max_object_bytes = 1 << 20;
  out.max_total_bytes = 16 << 20;
  out.max_integer_bits = 1 << 14;
  return out;
}

/// The repr of what a text evaluates to, nothing when it fails with one of our errors.
inline std::optional<std::string> evaluated(std::string_view text) {
  try {
    return text::repr(expression::evaluate(text, expression::empty_scope(), small_limits()));
  } catch (const Error&) {
    return {};
  }
}

}  // namespace sipyco::fuzz
