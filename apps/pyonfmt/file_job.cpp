// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/file_job.hpp"

#include "pyonfmt/destination.hpp"
#include "pyonfmt/document.hpp"
#include "pyonfmt/line_reader.hpp"
#include "pyonfmt/render.hpp"
#include "pyonfmt/report.hpp"
#include "pyonfmt/stream.hpp"
#include "pyonfmt/transform.hpp"

#include <sipyco/cli/errors.hpp>
#include <sipyco/formats/npy.hpp>
#include <sipyco/value/indexing.hpp>

#include <algorithm>
#include <utility>

namespace sipyco::pyonfmt {

namespace {

/// The new text is compared with the old one.
bool rewrites(const options& given) { return given.check || given.diff || given.in_place; }

/// The format, as far as the beginning of the text tells.
text_format look_at(source& from, const options& given) {
  constexpr std::size_t enough = std::size_t{1} << 20;
  if (given.from != text_format::automatic) return given.from;
  const std::string_view beginning = from.peek(enough);
  const bool is_all = beginning.size() < enough;
  const text_format guessed = guess_format(beginning, is_all, given);
  const bool is_plain = is_all && guessed == text_format::pyon2 && !given.to;
  return is_plain && is_in_layout_of_v1(beginning, from.name().ends_with(".pyon")) ? text_format::pyon1 : guessed;
}

Value selected(const Value& x, const formats::path& part) {
  const auto found = part.try_select(x);
  if (!found) throw cli::fatal_error(cli::exit_code::bad_data, found.error().message);
  return *found;
}

std::string rendered(const Value& x, text_format format, const source& from, const options& given) {
  std::vector<formats::json_loss> losses;
  const Value part = given.path ? selected(x, *given.path) : x;
  std::string out = render(prepared(part, format, given), format, given, losses);
  report_losses(from, losses, given);
  return out;
}

void write_documents(documents all, const source& from, destination& to, const options& given) {
  const text_format format = given.to.value_or(all.came_in);
  const bool newline = ends_in_newline(format, all.came_in, all.final_newline, given.form);
  for (std::size_t i = 0; i < all.values.size(); ++i) {
    std::string text = rendered(all.values[i], format, from, given);
    all.values[i] = Value();  // its memory may be needed for the text
    if (!text.ends_with('\n') && (newline || i + 1 < all.values.size())) text += '\n';
    to.write(text);
  }
}

void format_whole(source& from, destination& to, const options& given) {
  const bool in_pieces = given.from == text_format::pyon1 && from.is_regular();
  auto all = in_pieces ? decode_v1_pieces(from, given) : decode_documents(from.read_all(), from, given);
  write_documents(std::move(all), from, to, given);
}

/// What looked like v2 for long may be v1 after all; and values tell better than text why JSON cannot hold them.
void format_stream(source& from, destination& to, const options& given, text_format came_in) {
  try {
    return stream(from, to, given, came_in);
  } catch (const located_error&) {
    const bool may_be_other =
        came_in != text_format::pyon1 && (given.from == text_format::automatic || given.to == text_format::json);
    if (!may_be_other || !from.can_rewind() || !to.start_anew()) throw;
  }
  from.rewind();
  format_whole(from, to, given);
}

void format_by_looks(source& from, destination& to, const options& given) {
  const text_format looks = look_at(from, given);
  if (can_stream(given, looks)) return format_stream(from, to, given, looks);
  options known = given;
  known.from = looks;
  format_whole(from, to, known);
}

std::string contents_of(const Value& part) {
  if (part.is_str()) return std::string(part.as_str());
  if (part.kind() == kind::bytes) return std::string(part.as_bytes());
  return formats::write_npy(part.kind() == kind::ndarray ? part.as_ndarray() : as_array(part));
}

}  // namespace

bool format_file(const std::string& path, const options& given) {
  source from(path);
  if (rewrites(given) && !from.is_regular()) from.hold();
  const auto to = make_destination(given, from, path);
  format_by_looks(from, *to, given);
  return to->finish();
}

bool format_lines(const std::string& path, const options& given) {
  source from(path);
  if (rewrites(given) && !from.is_regular()) from.hold();
  const auto to = make_destination(given, from, path);
  options each = given;
  each.form.compact = true;
  line_reader lines(from);
  for (std::string line; lines.next(line);) {
    from.set_line(lines.number());
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      write_documents(decode_documents(std::string(line), from, each), from, *to, each);
    } catch (const located_error& error) {
      to->flush();
      if (!given.skip_bad) throw;
      report_error(error.what());
    }
    if (!lines.has_line()) to->flush();
  }
  return to->finish();
}

void extract_part(const std::string& path, const options& given) {
  source from(path);
  const auto to = make_destination(given, from, path);
  const documents all = decode_documents(from.read_all(), from, given);
  if (all.values.size() != 1)
    throw cli::fatal_error(cli::exit_code::bad_data, from.name() + ": it holds several documents");
  to->write(contents_of(selected(all.values.front(), *given.extract)));
  (void)to->finish();
}

}  // namespace sipyco::pyonfmt
