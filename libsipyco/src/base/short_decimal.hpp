// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

namespace sipyco::base {

/// Writes Python's `repr` of a number that has few digits, as settings and rounded measurements do, and returns its
/// end; null for any other, also for one whose repr has an exponent.
[[nodiscard]] char* write_short_decimal(char* out, double value) noexcept;

}  // namespace sipyco::base
