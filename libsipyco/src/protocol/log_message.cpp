// SPDX-License-Identifier: LGPL-3.0-or-later
#include "protocol/log_message.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace sipyco::protocol {
namespace {

constexpr auto most_lines = std::numeric_limits<std::uint64_t>::max();

struct level_and_lines {
  log_level level;
  std::uint64_t lines;
};

/// Digits of any number; more than fit count as the most.
std::optional<std::uint64_t> parse_count(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  std::uint64_t count = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    count = count > (most_lines - digit) / 10 ? most_lines : count * 10 + digit;
  }
  return count;
}

/// `INFO` or `INFO<3>`.
std::optional<level_and_lines> parse_level(std::string_view text) {
  const auto name = text.substr(0, text.find('<'));
  const auto level = parse_log_level(name);
  if (!level) return std::nullopt;
  auto rest = text.substr(name.size());
  if (rest.empty()) return level_and_lines{*level, 1};
  if (rest.back() != '>') return std::nullopt;
  const auto lines = parse_count(rest.substr(1, rest.size() - 2));
  if (!lines) return std::nullopt;
  return level_and_lines{*level, std::max<std::uint64_t>(*lines, 1)};
}

void append_field(std::string& out, std::string_view field) {
  const auto start = out.size();
  out += field;
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(start), out.end(), [](char c) { return c == ':' || c == '\n'; }, '_');
  out += ':';
}

}  // namespace

log_head parse_log_head(std::string_view line) {
  const log_head plain{log_level::info, 1, plain_text_name, line};
  const auto colon = line.find(':');
  if (colon == line.npos) return plain;
  const auto level = parse_level(line.substr(0, colon));
  if (!level) return plain;
  const auto rest = line.substr(colon + 1);
  const auto second = rest.find(':');
  if (second == rest.npos) return plain;
  return {level->level, level->lines, rest.substr(0, second), rest.substr(second + 1)};
}

void append_log_message(std::string& out, std::string_view source, log_level level, std::string_view name,
                        std::string_view message) {
  const auto newlines = std::ranges::count(message, '\n');
  if (!source.empty()) append_field(out, source);
  out += log_level_name(level);
  if (newlines > 0) out.append("<").append(std::to_string(newlines + 1)).append(">");
  out += ':';
  append_field(out, name);
  out.append(message).append("\n");
}

}  // namespace sipyco::protocol
