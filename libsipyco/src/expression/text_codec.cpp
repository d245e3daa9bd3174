// SPDX-License-Identifier: LGPL-3.0-or-later
#include "expression/text_codec.hpp"

#include <sipyco/base/error.hpp>
#include <sipyco/expression/errors.hpp>
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <string>

namespace sipyco::expression {

namespace {

enum class codec { utf8, ascii, latin1 };

codec find_codec(const Value& name) {
  std::string plain;
  for (const char c : name.as_str())
    plain += c == '-' || c == ' ' ? '_' : static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  if (plain == "utf_8" || plain == "utf8" || plain == "u8") return codec::utf8;
  if (plain == "ascii" || plain == "us_ascii") return codec::ascii;
  if (plain == "latin_1" || plain == "latin1" || plain == "iso_8859_1" || plain == "iso8859_1") return codec::latin1;
  throw PythonError("LookupError", "unknown encoding: " + std::string(name.as_str()));
}

std::string_view codec_name(codec which) {
  return which == codec::utf8 ? "utf-8" : which == codec::ascii ? "ascii" : "latin-1";
}

/// How many octets at the beginning are the part of a character of which the rest is missing; at least one.
std::size_t broken_octets(std::string_view text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = at(0), second = at(1);
  if (first < 0xE0 || first > 0xF4) return 1;
  const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return 1;
  return first >= 0xF0 && (at(2) & 0xC0) == 0x80 ? 3 : 2;
}

[[noreturn]] void fail_decoding(std::string_view octets, std::size_t at, std::size_t count, codec which) {
  const auto octet = static_cast<unsigned char>(octets[at]);
  const auto reason = which == codec::ascii          ? "ordinal not in range(128)"
                      : octet < 0xC2 || octet > 0xF4 ? "invalid start byte"
                      : at + count == octets.size()  ? "unexpected end of data"
                                                     : "invalid continuation byte";
  const auto where = count == 1 ? fmt::format("byte 0x{:02x} in position {}", octet, at)
                                : fmt::format("bytes in position {}-{}", at, at + count - 1);
  throw PythonError("UnicodeDecodeError",
                    fmt::format("'{}' codec can't decode {}: {}", codec_name(which), where, reason));
}

std::string escape_of(char32_t c) {
  const auto code = static_cast<unsigned>(c);
  return c < 0x100     ? fmt::format("\\x{:02x}", code)
         : c < 0x10000 ? fmt::format("\\u{:04x}", code)
                       : fmt::format("\\U{:08x}", code);
}

void put_unencodable(std::string& out, char32_t c, codec which, std::string_view errors, std::size_t at) {
  if (errors == "ignore") return;
  if (errors == "replace") {
    out += '?';
  } else if (errors == "backslashreplace") {
    out += escape_of(c);
  } else if (errors == "strict") {
    const auto reason = which == codec::utf8    ? "surrogates not allowed"
                        : which == codec::ascii ? "ordinal not in range(128)"
                                                : "ordinal not in range(256)";
    throw PythonError("UnicodeEncodeError", fmt::format("'{}' codec can't encode character '{}' in position {}: {}",
                                                        codec_name(which), escape_of(c), at, reason));
  } else {
    throw PythonError("LookupError", fmt::format("unknown error handler name '{}'", errors));
  }
}

}  // namespace

Value encoded(std::string_view text, const Value& encoding, const Value& errors) {
  const codec which = find_codec(encoding);
  std::string out;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t begin = at;
    const char32_t c = base::next_code_point(text, at);
    const bool fits = which == codec::utf8 ? !base::is_surrogate(c) : c < (which == codec::ascii ? 0x80U : 0x100U);
    if (!fits)
      put_unencodable(out, c, which, errors.as_str(), number);
    else if (which == codec::utf8)
      out += text.substr(begin, at - begin);
    else
      out += static_cast<char>(static_cast<unsigned char>(c));
  }
  return Value::bytes(out);
}

Value decoded(std::string_view octets, const Value& encoding, const Value& errors) {
  const codec which = find_codec(encoding);
  std::string out;
  for (std::size_t at = 0; at < octets.size();) {
    const auto octet = static_cast<unsigned char>(octets[at]);
    if (octet < 0x80 || which == codec::latin1) {
      base::append_code_point(out, octet);
      ++at;
      continue;
    }
    const std::size_t valid = which == codec::utf8 ? base::find_invalid_utf8(octets.substr(at)) : 0;
    if (valid > 0) {
      out += octets.substr(at, valid);
      at += valid;
      continue;
    }
    const std::size_t broken = which == codec::utf8 ? broken_octets(octets.substr(at)) : 1;
    if (errors.as_str() == "replace")
      base::append_code_point(out, 0xFFFD);
    else if (errors.as_str() == "backslashreplace")
      for (const char each : octets.substr(at, broken)) out += escape_of(static_cast<unsigned char>(each));
    else if (errors.as_str() != "ignore")
      fail_decoding(octets, at, broken, which);
    at += broken;
  }
  return Value(out);
}

}  // namespace sipyco::expression
