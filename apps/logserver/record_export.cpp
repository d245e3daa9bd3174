// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/record_export.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace sipyco::logserver {

namespace {

void append_journal_field(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  if (value.find('\n') == value.npos) {
    out.append("=").append(value).append("\n");
    return;
  }
  out += '\n';
  for (unsigned shift = 0; shift < 64; shift += 8) out += static_cast<char>(value.size() >> shift & 0xFFU);
  out.append(value).append("\n");
}

/// The last place that Python's traceback in a message names: where the exception was raised.
struct code_place {
  std::string_view file;
  std::string_view line;
  std::string_view function;
};

// `  File "path", line 12, in name`
std::optional<code_place> parse_place(std::string_view text) {
  constexpr std::string_view before_line = "\", line ";
  constexpr std::string_view before_function = ", in ";
  const auto line = text.find(before_line);
  if (line == text.npos) return std::nullopt;
  const auto function = text.find(before_function, line + before_line.size());
  if (function == text.npos) return std::nullopt;
  const auto number = text.substr(line + before_line.size(), function - line - before_line.size());
  const bool digits = !number.empty() && std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return std::nullopt;
  return code_place{text.substr(0, line), number, text.substr(function + before_function.size())};
}

std::optional<code_place> raised_at(std::string_view message) {
  constexpr std::string_view begin = "\n  File \"";
  const auto at = message.rfind(begin);
  if (at == message.npos) return std::nullopt;
  const auto rest = message.substr(at + begin.size());
  return parse_place(rest.substr(0, rest.find('\n')));
}

void append_journal_fields(std::string& out, const logs::record& record) {
  append_journal_field(out, "PRIORITY", std::to_string(syslog_severity(record.level)));
  append_journal_field(out, "SYSLOG_IDENTIFIER", record.source);
  append_journal_field(out, "SIPYCO_NAME", record.name);
  append_journal_field(out, "SIPYCO_LEVEL", log_level_name(record.level));
  append_journal_field(out, "SIPYCO_PEER", record.peer);
  if (!record.mark.empty()) append_journal_field(out, "SIPYCO_MARK", record.mark);
  if (const auto place = raised_at(record.message)) {
    append_journal_field(out, "CODE_FILE", place->file);
    append_journal_field(out, "CODE_LINE", place->line);
    append_journal_field(out, "CODE_FUNC", place->function);
  }
  append_journal_field(out, "MESSAGE", record.message);
}

// Printable ASCII without spaces, as the header of RFC 5424 asks for.
void append_header_field(std::string& out, std::string_view value, std::size_t most) {
  out += ' ';
  if (value.empty()) out += '-';
  for (const char c : value.substr(0, most)) out += c > ' ' && c <= '~' ? c : '_';
}

std::string host_name() {
  std::array<char, 256> room{};
  return gethostname(room.data(), room.size() - 1) == 0 ? room.data() : "-";
}

// Quoted where a reader could otherwise not tell where it ends.
void append_logfmt_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=");
  const bool plain =
      !value.empty() && std::ranges::all_of(value, [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '='; });
  if (plain)
    out += value;
  else
    append_json_string(out, value);
}

}  // namespace

int syslog_severity(log_level level) noexcept {
  if (level >= log_level::critical) return 2;
  if (level >= log_level::error) return 3;
  if (level >= log_level::warning) return 4;
  return level >= log_level::info ? 6 : 7;
}

void append_journal_export(std::string& out, const logs::record& record) {
  const auto since = std::chrono::floor<std::chrono::microseconds>(record.time.time_since_epoch()).count();
  append_journal_field(out, "__REALTIME_TIMESTAMP", std::to_string(since));
  append_journal_fields(out, record);
}

void append_journal_native(std::string& out, const logs::record& record) {
  append_journal_fields(out, record);
  // The journal has a time of its own; that of a record may be another one.
  out += "SIPYCO_TIME=";
  clock_text().append_iso_utc(out, record.time);
  out += '\n';
}

void append_rfc5424(std::string& out, const logs::record& record, clock_text& clock) {
  constexpr int user_facility = 8;
  static const std::string host = host_name();
  out.append("<").append(std::to_string(user_facility + syslog_severity(record.level))).append(">1 ");
  clock.append_iso_utc(out, record.time);
  append_header_field(out, host, 255);
  append_header_field(out, record.source, 48);
  out += " -";
  append_header_field(out, record.name, 32);
  out += " - ";
  append_safe_line(out, record.message);
  if (!record.mark.empty()) out.append(" [").append(record.mark).append("]");
}

void append_logfmt(std::string& out, const logs::record& record, clock_text& clock) {
  out += "ts=";
  clock.append_iso_utc(out, record.time);
  append_logfmt_field(out, "level", log_level_name(record.level));
  append_logfmt_field(out, "source", record.source);
  append_logfmt_field(out, "name", record.name);
  append_logfmt_field(out, "msg", record.message);
  if (!record.mark.empty()) append_logfmt_field(out, "mark", record.mark);
}

}  // namespace sipyco::logserver
