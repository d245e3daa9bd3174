// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/document.hpp"

#include <sipyco/formats/lines.hpp>
#include <sipyco/formats/reformat.hpp>
#include <sipyco/pyon/decode.hpp>
#include <sipyco/pyon/encode.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::pyonfmt {

namespace {

result<std::vector<Value>> one(result<Value> decoded) {
  if (!decoded) return decoded.error();
  return std::vector<Value>{std::move(*decoded)};
}

failure moved(failure why, std::size_t by) {
  if (why.offset != failure::no_offset) why.offset += by;
  return why;
}

/// JSON documents may follow each other.
result<std::vector<Value>> decode_v2(std::string_view text, const decode_limits& limits) {
  const pyon::decode_options how{.opaque = true, .limits = limits};
  std::vector<Value> out;
  for (std::size_t from = 0; from < text.size() || out.empty();) {
    auto whole = pyon::try_decode(text.substr(from), pyon::v2, how);
    if (whole) {
      out.push_back(std::move(*whole));
      return out;
    }
    const auto end = formats::first_document_end(text.substr(from), limits);
    if (!end || *end == text.size() - from) return moved(whole.error(), from);
    auto first = pyon::try_decode(text.substr(from, *end), pyon::v2, how);
    if (!first) return moved(first.error(), from);
    out.push_back(std::move(*first));
    from += *end;
  }
  return out;
}

result<std::vector<Value>> decode_lines(std::string_view text, const decode_limits& limits) {
  formats::line_assembler all(limits);
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (auto done = all.add(text.substr(from, end - from)); !done) return moved(done.error(), from);
    from = end + 1;
  }
  return std::vector<Value>{all.take()};
}

/// By the version that fits; of two that do not, by the one that explains more of the text.
result<std::vector<Value>> decode_either(std::string_view text, text_format& came_in, const decode_limits& limits) {
  came_in = text_format::pyon2;
  auto as_v2 = decode_v2(text, limits);
  if (as_v2 || as_v2.error().kind == failure_kind::limit) return as_v2;
  auto as_v1 = one(pyon::try_decode(text, pyon::v1, limits));
  if (!as_v1 && as_v1.error().offset <= as_v2.error().offset) return as_v2;
  came_in = text_format::pyon1;
  return as_v1;
}

result<std::vector<Value>> decode(std::string_view text, text_format& came_in, const decode_limits& limits) {
  switch (came_in) {
    case text_format::pyon1: return one(pyon::try_decode(text, pyon::v1, limits));
    case text_format::pyon2:
    case text_format::json: return decode_v2(text, limits);
    case text_format::lines: return decode_lines(text, limits);
    default: return decode_either(text, came_in, limits);
  }
}

}  // namespace

decode_limits limits_of(const options& given) {
  constexpr std::size_t longest_integer = 100'000;  // digits; more take too long to be worth it
  decode_limits out;
  out.max_bytes = out.max_elements = SIZE_MAX;
  out.max_array_bytes = SIZE_MAX / 2;
  out.max_int_digits = longest_integer;
  out.max_depth = given.max_depth;
  return out;
}

documents decode_documents(std::string&& text, const source& from, const options& given) {
  const std::string owned = std::move(text);
  documents out;
  out.came_in = given.from;
  out.final_newline = owned.ends_with('\n');
  auto values = decode(owned, out.came_in, limits_of(given));
  if (!values) throw failure_in(from, values.error(), owned);
  out.values = std::move(*values);
  return out;
}

documents decode_v1_pieces(source& from, const options& given) {
  constexpr std::size_t piece_bytes = 256 * 1024;
  pyon::decoder reader(pyon::v1, limits_of(given));
  std::string piece(piece_bytes, '\0');
  for (bool ended = false; !ended;) {
    const std::size_t count = from.read(piece);
    ended = count == 0;
    if (const auto done = reader.feed(std::string_view(piece).substr(0, count), ended); !done)
      throw failure_in_pieces(from, done.error());
  }
  documents out;
  out.came_in = text_format::pyon1;
  out.values.push_back(reader.take());
  return out;
}

bool is_in_layout_of_v1(std::string_view text, bool known_as_pyon) {
  if (!text.ends_with('\n')) return false;
  if (text.find('\n') == text.size() - 1 && !known_as_pyon) return false;
  const auto x = pyon::try_decode(text, pyon::v1);
  std::string out;
  return x && pyon::try_encode_to(out, *x, pyon::v1, pyon::encode_options{.pretty = true}) && out + "\n" == text;
}

}  // namespace sipyco::pyonfmt
