// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <sipyco/value/value.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace sipyco::syncdump {

/// The numbers in a value, for databases of such. Each has its place as a label; `prefix` goes in front of it. Truth
/// values are 0 and 1; texts, and what is inside of arrays, are left out.

/// A line of InfluxDB each: `datasets,path=["ion.temp"][1] value=1.25 1764415823678100000`.
[[nodiscard]] std::string to_influx(const Value& x, std::string_view source, std::chrono::system_clock::time_point time,
                                    std::string_view prefix = {});

/// Prometheus's text format: `sipyco_datasets{path="[\"ion.temp\"][1]"} 1.25`.
[[nodiscard]] std::string to_prometheus(const Value& x, std::string_view source, std::string_view prefix = {});

}  // namespace sipyco::syncdump
