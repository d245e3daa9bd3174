// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/record_format.hpp"

#include "logserver/record_export.hpp"

#include <sipyco/cli/errors.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace sipyco::logserver {

namespace {

constexpr std::array<std::pair<std::string_view, record_style>, 9> styles{{
    {"text", record_style::text},
    {"dated", record_style::dated},
    {"short", record_style::brief},
    {"raw", record_style::raw},
    {"json", record_style::json},
    {"syslog-prefix", record_style::syslog_prefix},
    {"journal-export", record_style::journal_export},
    {"rfc5424", record_style::rfc5424},
    {"logfmt", record_style::logfmt},
}};

constexpr std::array<std::pair<std::string_view, multiline_style>, 3> multiline_styles{{
    {"keep", multiline_style::keep},
    {"indent", multiline_style::indent},
    {"escape", multiline_style::escape},
}};

template <class Table>
auto find_in(const Table& table, std::string_view name) noexcept -> std::optional<decltype(table[0].second)> {
  for (const auto& [known, value] : table)
    if (known == name) return value;
  return std::nullopt;
}

constexpr std::array<formats::template_field, 9> fields{{
    {'t', "time", "*"},
    {'L', "level"},
    {'l', "number of the level"},
    {'s', "source", "json raw"},
    {'n', "name", "json raw"},
    {'m', "message", "json raw"},
    {'k', "remark", "json"},
    {'p', "peer"},
    {'j', "record as JSON"},
}};

constexpr std::string_view color_end = "\x1b[0m";

std::string_view color_of(log_level level) {
  if (level >= log_level::critical) return "\x1b[1;97;41m";
  if (level >= log_level::error) return "\x1b[1;31m";
  if (level >= log_level::warning) return "\x1b[33m";
  return level >= log_level::info ? "\x1b[32m" : "\x1b[2m";
}

// The same for a source in every run: FNV-1a.
std::string_view color_of(std::string_view source) {
  constexpr std::array<std::string_view, 6> colors{"\x1b[36m",   "\x1b[35m",   "\x1b[34m",
                                                   "\x1b[1;36m", "\x1b[1;35m", "\x1b[1;34m"};
  std::uint32_t hash = 2166136261U;
  for (const char c : source) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return colors[hash % colors.size()];
}

void append_indented(std::string& out, std::string_view text) {
  constexpr std::string_view indent = "    ";
  while (true) {
    const auto newline = text.find('\n');
    append_safe(out, text.substr(0, newline));
    if (newline == text.npos) return;
    out.append("\n").append(indent);
    text.remove_prefix(newline + 1);
  }
}

void append_json_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(",\"").append(name).append("\":");
  append_json_string(out, value);
}

void append_as(std::string& out, std::string_view text, std::string_view argument) {
  if (argument == "json")
    append_json_string(out, text);
  else if (argument == "raw")
    out += text;
  else
    append_safe(out, text);
}

}  // namespace

std::optional<record_style> parse_style(std::string_view name) noexcept { return find_in(styles, name); }

std::vector<std::string> style_names() {
  std::vector<std::string> out;
  for (const auto& [name, style] : styles) out.emplace_back(name);
  return out;
}

std::optional<multiline_style> parse_multiline(std::string_view name) noexcept {
  return find_in(multiline_styles, name);
}

std::span<const formats::template_field> pattern_fields() noexcept { return fields; }

record_formatter::record_formatter(const format_options& options) : options_(options) {
  if (options.pattern.empty()) return;
  auto compiled = formats::text_template::try_compile(options.pattern, fields);
  if (!compiled) throw cli::usage_error("-F: " + compiled.error().message);
  pattern_ = *std::move(compiled);
}

void record_formatter::append(std::string& out, const logs::record& record) {
  if (pattern_) {
    pattern_->expand(out, [&](std::string& to, char letter, std::string_view argument) {
      append_field(to, record, letter, argument);
    });
  } else {
    append_style(out, record);
    if (options_.style != record_style::journal_native) out += '\n';
  }
}

void record_formatter::append_field(std::string& out, const logs::record& record, char letter,
                                    std::string_view argument) {
  switch (letter) {
    case 't':
      argument.empty() ? clock_.append_asctime(out, record.time) : append_time(out, record.time, argument);
      break;
    case 'L': append_level(out, record.level); break;
    case 'l': out += std::to_string(static_cast<int>(record.level)); break;
    case 's': append_as(out, record.source, argument); break;
    case 'n': append_as(out, record.name, argument); break;
    case 'm': append_as(out, record.message, argument); break;
    case 'k': append_as(out, record.mark, argument); break;
    case 'p': out += record.peer; break;
    default: append_json(out, record); break;
  }
}

void record_formatter::append_style(std::string& out, const logs::record& record) {
  switch (options_.style) {
    case record_style::dated:
      clock_.append_asctime(out, record.time);
      out += ' ';
      append_text(out, record);
      break;
    case record_style::text: append_text(out, record); break;
    case record_style::brief: append_brief(out, record); break;
    case record_style::raw: out += record.message; break;
    case record_style::json: append_json(out, record); break;
    case record_style::syslog_prefix:
      out.append("<").append(std::to_string(syslog_severity(record.level))).append(">");
      append_source(out, record.source);
      append_message(out, record);
      break;
    case record_style::journal_export: append_journal_export(out, record); break;
    case record_style::journal_native: append_journal_native(out, record); break;
    case record_style::rfc5424: append_rfc5424(out, record, clock_); break;
    case record_style::logfmt: append_logfmt(out, record, clock_); break;
  }
}

void record_formatter::append_level(std::string& out, log_level level) const {
  if (options_.color) out += color_of(level);
  out += log_level_name(level);
  if (options_.color) out += color_end;
}

void record_formatter::append_source(std::string& out, std::string_view source) const {
  if (options_.color) out += color_of(source);
  append_safe_line(out, source);
  if (options_.color) out += color_end;
  out += ':';
}

void record_formatter::append_message(std::string& out, const logs::record& record) const {
  append_safe_line(out, record.name);
  out += ':';
  if (options_.multiline == multiline_style::keep)
    append_safe(out, record.message);
  else if (options_.multiline == multiline_style::indent)
    append_indented(out, record.message);
  else
    append_safe_line(out, record.message);
  if (!record.mark.empty()) out.append(" [").append(record.mark).append("]");
}

void record_formatter::append_text(std::string& out, const logs::record& record) {
  append_level(out, record.level);
  out += ':';
  append_source(out, record.source);
  append_message(out, record);
}

void record_formatter::append_brief(std::string& out, const logs::record& record) {
  clock_.append_time_of_day(out, record.time);
  out += ' ';
  append_text(out, record);
}

void record_formatter::append_json(std::string& out, const logs::record& record) {
  out += R"({"ts":")";
  clock_.append_iso_utc(out, record.time);
  out += '"';
  append_json_field(out, "source", record.source);
  append_json_field(out, "level", log_level_name(record.level));
  out.append(",\"levelno\":").append(std::to_string(static_cast<int>(record.level)));
  append_json_field(out, "name", record.name);
  append_json_field(out, "message", record.message);
  append_json_field(out, "peer", record.peer);
  if (!record.mark.empty()) append_json_field(out, "mark", record.mark);
  out += '}';
}

}  // namespace sipyco::logserver
