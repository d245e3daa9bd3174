// SPDX-License-Identifier: LGPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

/// Parts of which the formats of records are made.
namespace sipyco::logserver {

/// Appends text of a peer's with what could drive a terminal as escapes; newlines and tabs stay.
void append_safe(std::string& out, std::string_view text);

/// The same with newlines and tabs escaped too.
void append_safe_line(std::string& out, std::string_view text);

/// Appends a JSON string. Besides what JSON asks for, what could drive a terminal is escaped, without loss.
void append_json_string(std::string& out, std::string_view text);

/// A time in strftime's words, local.
void append_time(std::string& out, std::chrono::system_clock::time_point when, std::string_view format);

/// Texts of the times of records, of which most have their second in common with the one before.
class clock_text {
 public:
  using time_point = std::chrono::system_clock::time_point;

  /// Python's `asctime`: `2026-11-22 11:30:23,678`, local time.
  void append_asctime(std::string& out, time_point when);
  /// `11:30:23.678`, local time.
  void append_time_of_day(std::string& out, time_point when);
  /// `2026-11-22T11:30:23.678100Z`.
  void append_iso_utc(std::string& out, time_point when);

 private:
  struct cached {
    std::chrono::sys_seconds second = std::chrono::sys_seconds::max();
    std::string text;
  };
  static std::string_view text_of(cached& memory, std::chrono::sys_seconds second, const char* format, bool utc);

  cached date_;
  cached time_;
  cached iso_;
};

}  // namespace sipyco::logserver
