// SPDX-License-Identifier: LGPL-3.0-or-later
#include "rpctool/result_text.hpp"

#include <sipyco/pyon/encode.hpp>
#include <sipyco/text/pprint.hpp>
#include <sipyco/text/repr.hpp>

#include <algorithm>
#include <cstdint>

namespace sipyco::rpctool {

namespace {

constexpr std::string_view names[] = {"pprint", "repr", "pyon", "pyon1", "json", "raw"};

text::print_options print_options_of(const result_style& style) {
  text::print_options out;
  if (style.full) out.threshold = SIZE_MAX;
  out.numpy_version = style.numpy_version;
  return out;
}

// A str without its quotes, bytes as they are, of anything else Python's str.
std::string raw_text(const Value& result, const text::print_options& options) {
  if (result.is_none()) return {};
  if (result.kind() == kind::bytes) return std::string(result.as_bytes());
  return text::str(result, options) + "\n";
}

// Only the rows of an array are on lines of their own; newlines inside texts are escaped.
std::string joined_lines(std::string_view text) {
  std::string out;
  for (auto end = text.find('\n'); end != text.npos; end = text.find('\n')) {
    out.append(text.substr(0, end)).append(" ");
    text.remove_prefix(std::min(text.find_first_not_of(" \n", end), text.size()));
  }
  return out.append(text);
}

}  // namespace

std::span<const std::string_view> format_names() noexcept { return names; }

std::string result_text(const Value& result, const result_style& style) {
  const auto options = print_options_of(style);
  switch (style.format) {
    case result_format::pprint:
      return result.is_none() ? std::string() : text::pprint(result, style.width, options) + "\n";
    case result_format::repr: return text::repr(result, options) + "\n";
    case result_format::pyon: return pyon::encode(result, pyon::v2) + "\n";
    case result_format::pyon1: return pyon::encode(result, pyon::v1) + "\n";
    case result_format::json: return formats::to_json(result, {.nan = style.nan}) + "\n";
    case result_format::raw: break;
  }
  return raw_text(result, options);
}

std::string result_line(const Value& result, result_style style) {
  const bool one_line = style.format != result_format::pprint && style.format != result_format::raw;
  if (!one_line) style.format = result_format::repr;
  auto text = result_text(result, style);
  text.pop_back();
  return (style.format == result_format::repr ? joined_lines(text) : text) + "\n";
}

}  // namespace sipyco::rpctool
