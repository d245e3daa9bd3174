// SPDX-License-Identifier: LGPL-3.0-or-later
#include "logserver/record_text.hpp"

#include <sipyco/cli/terminal.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <ctime>

namespace sipyco::logserver {

namespace {

bool is_plain(char c) { return c >= ' ' && c <= '~'; }

// Whether all of a text is plain, eight bytes at a time.
bool all_plain(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t tops = ones * 0x80;
  while (text.size() >= sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), sizeof bytes);
    const auto below_space = (bytes - ones * ' ') & ~bytes;
    const auto rubout = bytes ^ ones * 0x7F;
    if (((bytes | below_space | ((rubout - ones) & ~rubout)) & tops) != 0) return false;
    text.remove_prefix(sizeof bytes);
  }
  return std::ranges::all_of(text, is_plain);
}

bool is_plain_or_layout(char c) { return is_plain(c) || c == '\n' || c == '\t'; }

bool is_plain_json(char c) { return is_plain(c) && c != '"' && c != '\\'; }

void append_digits(std::string& out, std::int64_t number, int digits) {
  const auto start = out.size();
  out.resize(start + static_cast<std::size_t>(digits));
  for (auto place = out.rbegin(); digits-- > 0; number /= 10) *place++ = static_cast<char>('0' + number % 10);
}

void append_unicode_escape(std::string& out, unsigned c) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += hex[c >> static_cast<unsigned>(shift) & 0xFU];
}

void append_json_ascii(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      if (is_plain(c))
        out += c;
      else
        append_unicode_escape(out, static_cast<unsigned char>(c));
  }
}

std::size_t sequence_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// The code point of a sequence of two or three bytes.
unsigned short_code_point(std::string_view bytes) {
  const auto bits = [&](std::size_t i, unsigned mask) { return static_cast<unsigned char>(bytes[i]) & mask; };
  return bytes.size() == 2 ? bits(0, 0x1F) << 6 | bits(1, 0x3F)
                           : bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
}

// C1 controls, the direction of writing, and the separators of lines and paragraphs.
bool is_hostile(unsigned c) {
  return c < 0xA0 || c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

void append_json_character(std::string& out, std::string_view bytes) {
  if (bytes.size() == 1)
    append_json_ascii(out, bytes[0]);
  else if (const unsigned c = bytes.size() < 4 ? short_code_point(bytes) : 0xFFFD; is_hostile(c))
    append_unicode_escape(out, c);
  else
    out += bytes;
}

std::chrono::sys_seconds second_of(clock_text::time_point when) {
  return std::chrono::floor<std::chrono::seconds>(when);
}

template <class Unit>
std::int64_t fraction(clock_text::time_point when) {
  return std::chrono::floor<Unit>(when - second_of(when)).count();
}

}  // namespace

void append_safe(std::string& out, std::string_view text) {
  if (all_plain(text) || std::ranges::all_of(text, is_plain_or_layout))
    out += text;
  else
    out += cli::safe_text(text);
}

void append_safe_line(std::string& out, std::string_view text) {
  if (all_plain(text))
    out += text;
  else
    out += cli::safe_line(text);
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto plain = static_cast<std::size_t>(std::ranges::find_if_not(text, is_plain_json) - text.begin());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto next = text.substr(0, sequence_length(text[0]));
    append_json_character(out, next);
    text.remove_prefix(next.size());
  }
  out += '"';
}

void append_time(std::string& out, std::chrono::system_clock::time_point when, std::string_view format) {
  const std::time_t seconds = second_of(when).time_since_epoch().count();
  std::tm parts{};
  localtime_r(&seconds, &parts);
  std::array<char, 256> text{};
  out.append(text.data(), std::strftime(text.data(), text.size(), std::string(format).c_str(), &parts));
}

std::string_view clock_text::text_of(cached& memory, std::chrono::sys_seconds second, const char* format, bool utc) {
  if (memory.second != second) {
    const std::time_t seconds = second.time_since_epoch().count();
    std::tm parts{};
    if (utc)
      gmtime_r(&seconds, &parts);
    else
      localtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    memory.text.assign(text.data(), std::strftime(text.data(), text.size(), format, &parts));
    memory.second = second;
  }
  return memory.text;
}

void clock_text::append_asctime(std::string& out, time_point when) {
  out += text_of(date_, second_of(when), "%Y-%m-%d %H:%M:%S,", false);
  append_digits(out, fraction<std::chrono::milliseconds>(when), 3);
}

void clock_text::append_time_of_day(std::string& out, time_point when) {
  out += text_of(time_, second_of(when), "%H:%M:%S.", false);
  append_digits(out, fraction<std::chrono::milliseconds>(when), 3);
}

void clock_text::append_iso_utc(std::string& out, time_point when) {
  out += text_of(iso_, second_of(when), "%Y-%m-%dT%H:%M:%S.", true);
  append_digits(out, fraction<std::chrono::microseconds>(when), 6);
  out += 'Z';
}

}  // namespace sipyco::logserver
