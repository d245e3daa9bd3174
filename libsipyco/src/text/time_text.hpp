// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/dtype.hpp>

#include <cstdint>
#include <string>

/// NumPy's datetime64 and timedelta64. Their smallest integer is NaT, not a time.
namespace sipyco::text {

inline constexpr std::int64_t not_a_time = INT64_MIN;

/// ISO 8601 down to the unit: `2026-11`, `1970-01-01T00:00:05.250`; `NaT`. Years are those of the proleptic Gregorian
/// calendar, of any number of digits. Throws ValueError when the dtype has no unit, as NumPy.
void append_datetime(std::string& out, std::int64_t x, const dtype& type);

/// `5 seconds`; `NaT`.
void append_timedelta(std::string& out, std::int64_t x, const dtype& type);

/// The unit as NumPy's constructors take it: `s`, `25us`; empty when there is none.
[[nodiscard]] std::string unit_text(const dtype& type);

}  // namespace sipyco::text
