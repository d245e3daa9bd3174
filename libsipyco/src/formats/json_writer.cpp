// SPDX-License-Identifier: LGPL-3.0-or-later
#include "formats/json_writer.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace sipyco::formats {
namespace {

bool needs_escape(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  // 0xED 0xA0 and up are the lone surrogates, which UTF-8 lacks.
  return c < 0x20 || c == '"' || c == '\\' || c == 0x7f ||
         (c == 0xED && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0);
}

}  // namespace

json_writer::json_writer(pyon::text_sink& out, const json_options& options)
    : out_(out),
      indent_(options.tabs ? 1 : options.indent),
      nan_(options.nan),
      line_starts_("\n" + std::string(256, options.tabs ? '\t' : ' ')),
      utf8_(options.utf8),
      pretty_(options.tabs || options.indent != 0) {}

void json_writer::new_long_line(std::size_t size) {
  out_.put('\n');
  for (std::size_t left = size - 1; left != 0;) {
    const std::size_t piece = std::min(left, line_starts_.size() - 1);
    out_.put(std::string_view(line_starts_).substr(1, piece));
    left -= piece;
  }
}

void json_writer::floating(double x) {
  if (std::isfinite(x)) return pyon::put_float(out_, x);
  if (nan_ == json_nan::null) return out_.put("null");
  const std::string_view text = std::isnan(x) ? "NaN" : x < 0 ? "-Infinity" : "Infinity";
  if (nan_ == json_nan::string) out_.put('"');
  out_.put(text);
  if (nan_ == json_nan::string) out_.put('"');
}

void json_writer::str_utf8(std::string_view text) { put_str_utf8(out_, text); }

void put_str_utf8(pyon::text_sink& out, std::string_view text) {
  out.put('"');
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !needs_escape(text, end)) ++end;
    out.put(text.substr(at, end - at));
    if (end == text.size()) break;
    at = end;
    (void)base::next_code_point(text, at);
    std::string one;
    pyon::text_sink piece(one, SIZE_MAX);
    pyon::put_str(piece, text.substr(end, at - end));
    piece.flush();
    out.put(std::string_view(one).substr(1, one.size() - 2));
  }
  out.put('"');
}

}  // namespace sipyco::formats
