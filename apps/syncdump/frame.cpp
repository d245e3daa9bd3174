// SPDX-License-Identifier: LGPL-3.0-or-later
#include "syncdump/frame.hpp"

#include "syncdump/summary.hpp"

#include <sipyco/cli/terminal.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace sipyco::syncdump {

namespace {

constexpr std::chrono::milliseconds fresh{600};
constexpr std::chrono::milliseconds recent{2500};

constexpr std::string_view home = "\x1b[H", clear_rest_of_line = "\x1b[K\n", clear_rest = "\x1b[J";
constexpr std::string_view plain = "\x1b[0m", inverse = "\x1b[7m", bold_yellow = "\x1b[1;33m", bold = "\x1b[1m",
                           cyan = "\x1b[36m";

std::string clock_text(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return fmt::format("{:02}:{:02}:{:02}", parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::string padded(std::string text, std::size_t columns) {
  const auto used = width_of(text);
  return used < columns ? text.append(columns - used, ' ') : text;
}

}  // namespace

std::string frame::status_line(const status& now, std::size_t hidden, std::size_t columns) const {
  std::string text = " " + cli::safe_line(now.source);
  if (!now.connected) text += "  NOT CONNECTED";
  // What does not fit is left out whole.
  const auto add = [&](const std::string& part) {
    if (width_of(text) + part.size() <= columns) text += part;
  };
  if (hidden > 0) add(fmt::format("  {} more below", hidden));
  if (now.last_change.time_since_epoch().count() > 0) add("  last " + clock_text(now.last_change));
  if (now.connected) add(fmt::format("  {:.1f}/s", now.rate));
  if (now.connected) add(fmt::format("  {} change{}", now.events, now.events == 1 ? "" : "s"));
  return std::string(inverse) + padded(cut(text, columns), columns) + std::string(plain);
}

std::string_view frame::style_of(const row& line, time_point time) {
  auto& before = before_[line.path];
  if (before.text != line.text) {
    before.text = line.text;
    before.changed = drawn_ ? time : time_point{};
  }
  if (before.changed == time_point{} || time - before.changed > recent) return {};
  fading_ = true;
  if (time - before.changed <= fresh) return colored_ ? bold_yellow : inverse;
  return bold;
}

void frame::append_row(std::string& out, const row& line, std::size_t key_columns, std::size_t columns,
                       time_point time) {
  const auto style = style_of(line, time);
  if (colored_) out += cyan;
  out += padded(cut(line.key, key_columns), key_columns);
  if (colored_) out += plain;
  if (key_columns > 0) out += "  ";
  const std::size_t taken = key_columns > 0 ? key_columns + 2 : 0;
  out.append(style).append(cut(line.text, columns - std::min(columns, taken)));
  if (!style.empty()) out += plain;
  out += clear_rest_of_line;
}

std::string frame::draw(const Value& structure, const status& now, size screen, time_point time) {
  constexpr std::size_t most_rows = 10'000;
  const auto rows = rows_of(structure, screen.columns, most_rows);
  const auto room = std::max<std::size_t>(screen.lines, 2) - 1;
  const auto shown = std::min(rows.size(), room);
  std::size_t key_columns = 0;
  for (std::size_t i = 0; i < shown; ++i) key_columns = std::max(key_columns, width_of(rows[i].key));
  key_columns = std::min(key_columns, screen.columns * 2 / 5);
  fading_ = false;
  std::string out(home);
  for (std::size_t i = 0; i < shown; ++i) append_row(out, rows[i], key_columns, screen.columns, time);
  out.append(clear_rest).append(fmt::format("\x1b[{};1H", screen.lines));
  out += status_line(now, rows.size() - shown, screen.columns);
  drawn_ = true;
  return out;
}

}  // namespace sipyco::syncdump
