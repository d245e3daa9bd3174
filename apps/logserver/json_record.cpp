// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/json_record.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/pyon.hpp>
#include <sipyco/value/convert.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace sipyco::logserver {

using clock = std::chrono::system_clock;

namespace {

/// Reads a text from its front.
class cursor {
 public:
  explicit cursor(std::string_view text) : rest_(text) {}

  bool skip(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// So many digits, all of them.
  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    int out = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return std::nullopt;
      out = out * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return out;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<std::chrono::sys_days> parse_day(cursor& text) {
  const auto year = text.number(4);
  const auto month = text.skip('-') ? text.number(2) : std::nullopt;
  const auto day = text.skip('-') ? text.number(2) : std::nullopt;
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::optional<std::chrono::minutes> parse_hours_and_minutes(cursor& text) {
  const auto hours = text.number(2);
  const auto minutes = text.skip(':') ? text.number(2) : std::nullopt;
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

clock::duration parse_fraction(cursor& text) {
  std::chrono::nanoseconds out{0};
  if (!text.skip('.')) return clock::duration{0};
  std::int64_t unit = 100'000'000;
  for (; const auto digit = text.number(1); unit /= 10) out += std::chrono::nanoseconds(*digit * unit);
  return std::chrono::duration_cast<clock::duration>(out);
}

std::optional<std::chrono::minutes> parse_zone(cursor& text) {
  if (text.skip('Z')) return std::chrono::minutes(0);
  const bool east = text.skip('+');
  if (!east && !text.skip('-')) return std::nullopt;
  const auto offset = parse_hours_and_minutes(text);
  if (!offset) return std::nullopt;
  return east ? *offset : -*offset;
}

/// The parts of a record that are text, and what is wrong with it.
struct texts {
  std::string source;
  std::string name;
  std::string message;
  std::string mark;
  std::string peer;
};

std::string text_in(const Dict& fields, std::string_view key, std::string_view otherwise = {}) {
  const auto* const value = fields.find(key);
  return value == nullptr ? std::string(otherwise) : value->as<std::string>();
}

void remark(std::string& mark, std::string_view what) {
  if (!mark.empty()) mark += "; ";
  mark += what;
}

log_level level_in(const Dict& fields, std::string& mark) {
  if (const auto* const number = fields.find("levelno"))
    return static_cast<log_level>(std::clamp<std::int64_t>(number->as<std::int64_t>(), 0, 1000));
  const auto name = text_in(fields, "level", "INFO");
  const auto level = parse_log_level(name);
  if (!level) remark(mark, "unknown level " + name);
  return level.value_or(log_level::info);
}

clock::time_point time_in(const Dict& fields, std::string& mark) {
  const auto* const text = fields.find("ts");
  if (text == nullptr) return clock::now();
  const auto time = parse_iso_time(text->as<std::string>());
  if (!time) remark(mark, "unknown time " + text->as<std::string>());
  return time.value_or(clock::now());
}

}  // namespace

std::optional<clock::time_point> parse_iso_time(std::string_view from) {
  cursor text(from);
  const auto day = parse_day(text);
  if (!day || !(text.skip('T') || text.skip(' '))) return std::nullopt;
  const auto minutes = parse_hours_and_minutes(text);
  const auto seconds = text.skip(':') ? text.number(2) : std::nullopt;
  if (!minutes || !seconds || *seconds > 60) return std::nullopt;
  const auto fraction = parse_fraction(text);
  const auto offset = parse_zone(text);
  if (!offset || !text.at_end()) return std::nullopt;
  return clock::time_point(*day) + *minutes + std::chrono::seconds(*seconds) + fraction - *offset;
}

void read_json_record(std::string_view line, const std::function<void(const logs::record&)>& handler) {
  try {
    const auto value = pyon::decode(line, pyon::v2);
    const auto& fields = value.as_dict();
    texts got{text_in(fields, "source"), text_in(fields, "name"), fields.at("message").as<std::string>(),
              text_in(fields, "mark"), text_in(fields, "peer")};
    const auto level = level_in(fields, got.mark);
    const auto time = time_in(fields, got.mark);
    handler({time, got.source, level, got.name, got.message, got.mark, got.peer});
  } catch (const Error&) {
    handler({clock::now(), "stdin", log_level::info, "print", line, "no record in JSON", {}});
  }
}

}  // namespace sipyco::logserver
