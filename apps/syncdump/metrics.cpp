// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/metrics.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/formats/path.hpp>
#include <sipyco/value/convert.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace sipyco::syncdump {

namespace {

using sample_receiver = std::function<void(std::string_view place, double number)>;

std::optional<double> number_of(const Value& x) {
  if (x.kind() == kind::boolean) return x.as_bool() ? 1 : 0;
  if (x.is_str() || x.kind() == kind::bytes) return std::nullopt;
  try {
    return x.as<double>();
  } catch (const Error&) {
    return std::nullopt;
  }
}

// As deep as the decoder's limit at most.
void walk(const Value& x, std::string& place, const sample_receiver& give) {
  const auto inside = [&](const Value& step, const Value& item) {
    const auto outer = place.size();
    formats::append_step(place, step);
    walk(item, place, give);
    place.resize(outer);
  };
  if (x.is_dict()) {
    for (const auto& [key, value] : x.as_dict()) inside(key, value);
  } else if (x.is_sequence()) {
    for (std::size_t i = 0; i < x.items().size(); ++i) inside(i, x.items()[i]);
  } else if (x.kind() != kind::ndarray) {
    if (const auto number = number_of(x)) give(place, *number);
  }
}

/// With a backslash before each of some characters.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string metric_name(std::string_view source) {
  std::string out = "sipyco_" + std::string(source);
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  std::ranges::replace_if(out, std::not_fn(is_plain), '_');
  return out;
}

std::string prometheus_number(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x > 0 ? "+Inf" : "-Inf";
  return fmt::format("{}", x);
}

}  // namespace

std::string to_influx(const Value& x, std::string_view source, std::chrono::system_clock::time_point time,
                      std::string_view prefix) {
  const auto stamp = std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
  const std::string name = escaped(source, ", ");
  std::string out, place(prefix);
  walk(x, place, [&](std::string_view where, double number) {
    if (!std::isfinite(number)) return;  // which the database does not know
    const std::string tag = where.empty() ? "" : ",path=" + escaped(where, ",= ");
    out += fmt::format("{}{} value={} {}\n", name, tag, number, stamp);
  });
  return out;
}

std::string to_prometheus(const Value& x, std::string_view source, std::string_view prefix) {
  const std::string name = metric_name(source);
  std::string out = "# TYPE " + name + " gauge\n", place(prefix);
  walk(x, place, [&](std::string_view where, double number) {
    const std::string label = where.empty() ? "" : "{path=\"" + escaped(where, "\\\"") + "\"}";
    out += name + label + " " + prometheus_number(number) + "\n";
  });
  return out;
}

}  // namespace sipyco::syncdump
