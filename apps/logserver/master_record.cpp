// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/master_record.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/text/repr.hpp>
#include <sipyco/value/convert.hpp>

#include <chrono>
#include <cmath>

namespace sipyco::logserver {

namespace {

using clock = std::chrono::system_clock;

struct parts {
  std::int64_t level;
  std::string source;
  double seconds;
  std::string text;
};

// Throws where a part has another type.
parts parts_of(const Value& message) {
  const auto items = message.items();
  if (items.size() != 4) throw TypeError("not a tuple of four");
  return {items[0].as<std::int64_t>(), items[1].as<std::string>(), items[2].as<double>(), items[3].as<std::string>()};
}

clock::time_point time_of(double seconds) {
  constexpr double most = 9e9;  // the clock ends in the year 2262
  if (!(std::abs(seconds) < most)) return clock::now();
  return clock::time_point(std::chrono::microseconds(std::llround(seconds * 1e6)));
}

}  // namespace

Value master_record(const logs::record& record) {
  const std::chrono::duration<double> since = record.time.time_since_epoch();
  std::string text(record.name);
  text.append(":").append(record.message);
  if (!record.mark.empty()) text.append(" [").append(record.mark).append("]");
  return Value::tuple({Value(static_cast<std::int64_t>(record.level)), Value(std::string(record.source)),
                       Value(since.count()), Value(text)});
}

void read_master_record(const Value& message, const std::string& peer,
                        const std::function<void(const logs::record&)>& handler) {
  try {
    const auto got = parts_of(message);
    const std::string_view text = got.text;
    const auto colon = text.find(':');
    const auto name = colon == text.npos ? std::string_view("print") : text.substr(0, colon);
    handler({time_of(got.seconds),
             got.source,
             static_cast<log_level>(got.level),
             name,
             colon == text.npos ? text : text.substr(colon + 1),
             {},
             peer});
  } catch (const Error&) {
    handler({clock::now(), "master", log_level::info, "print", text::repr(message), "no log record", peer});
  }
}

}  // namespace sipyco::logserver
