// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/stream.hpp"

#include "pyonfmt/document.hpp"
#include "pyonfmt/render.hpp"

#include <sipyco/formats/reformat.hpp>
#include <sipyco/formats/v1_reformat.hpp>
#include <sipyco/pyon/decode.hpp>

#include <algorithm>

namespace sipyco::pyonfmt {

namespace {

constexpr std::size_t piece_bytes = 256 * 1024;
/// Of a text that cannot be read again, for showing the line of an error.
constexpr std::size_t remembered_bytes = std::size_t{16} << 20;

bool is_json(text_format format) { return format == text_format::pyon2 || format == text_format::json; }

/// What was read last of a pipe.
class memory {
 public:
  void keep(std::string_view piece) {
    if (text_.size() + piece.size() > remembered_bytes) forget(text_.size() / 2);
    text_ += piece;
  }
  [[nodiscard]] located_error describe(const source& from, const failure& why) const {
    return failure_in_pieces(from, why, text_, offset_, line_);
  }

 private:
  void forget(std::size_t bytes) {
    // Up to the start of a line, so that columns can be counted.
    const std::size_t newline = text_.find('\n', bytes);
    if (newline == std::string::npos) return;
    line_ += static_cast<std::size_t>(std::ranges::count(std::string_view(text_).substr(0, newline + 1), '\n'));
    offset_ += newline + 1;
    text_.erase(0, newline + 1);
  }

  std::string text_;
  std::size_t offset_ = 0, line_ = 1;
};

formats::json_options layout_of(const options& given) {
  formats::json_options out;
  out.indent = given.form.compact ? 0 : given.form.indent;
  out.tabs = given.form.tabs;
  out.utf8 = given.form.utf8;
  out.nan = given.nan;
  return out;
}

formats::v1_layout v1_layout_of(const options& given) {
  return {.pretty = !given.form.compact, .indent = given.form.indent, .tabs = given.form.tabs};
}

/// Reads all and feeds it to a reformatter; returns the last character.
template <class Reformatter>
char feed_all(source& from, Reformatter& writer) {
  memory recent;
  std::string piece(piece_bytes, '\0');
  char last = '\0';
  for (bool ended = false; !ended;) {
    const std::size_t count = from.read(piece);
    ended = count == 0;
    if (!ended) last = piece[count - 1];
    const std::string_view text = std::string_view(piece).substr(0, count);
    if (!from.is_regular()) recent.keep(text);
    if (const auto done = writer.feed(text, ended); !done)
      throw from.is_regular() ? failure_in_pieces(from, done.error()) : recent.describe(from, done.error());
  }
  return last;
}

void stream_v1(source& from, destination& to, const options& given) {
  formats::v1_reformatter writer([&](std::string_view text) { to.write(text); }, v1_layout_of(given), limits_of(given));
  (void)feed_all(from, writer);
  to.write("\n");
}

}  // namespace

bool can_stream(const options& given, text_format came_in) {
  const text_format to = given.to.value_or(came_in);
  if (given.form.sort_keys || given.path || given.lines || given.lossy || given.arrays != array_form::base64)
    return false;
  if (came_in == text_format::pyon1) return to == text_format::pyon1 && !given.form.utf8;
  const bool has_own_nan = to == text_format::pyon2 || given.nan == formats::json_nan::literal;
  return is_json(came_in) && is_json(to) && has_own_nan;
}

void stream(source& from, destination& to, const options& given, text_format came_in) {
  if (came_in == text_format::pyon1) return stream_v1(from, to, given);
  const text_format format = given.to.value_or(came_in);
  const bool loses_types = came_in == text_format::pyon2 && format == text_format::json;
  const auto typed = loses_types ? formats::typed_objects::refuse : formats::typed_objects::keep;
  formats::json_reformatter writer([&](std::string_view text) { to.write(text); }, layout_of(given), typed,
                                   limits_of(given));
  const char last = feed_all(from, writer);
  if (ends_in_newline(format, came_in, last == '\n', given.form)) to.write("\n");
}

text_format guess_format(std::string_view beginning, bool is_all, const options& given) {
  const decode_limits limits = limits_of(given);
  formats::json_reformatter as_v2([](std::string_view) {}, {}, formats::typed_objects::keep, limits);
  if (as_v2.feed(beginning, is_all)) return text_format::pyon2;
  pyon::decoder as_v1(pyon::v1, limits);
  return as_v1.feed(beginning, is_all) ? text_format::pyon1 : text_format::automatic;
}

}  // namespace sipyco::pyonfmt
