// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/options.hpp"

#include "pyonfmt/flags.hpp"

#include <sipyco/base/decode_error.hpp>
#include <sipyco/base/limits.hpp>
#include <sipyco/cli/errors.hpp>

#include <algorithm>
#include <charconv>
#include <span>

namespace sipyco::pyonfmt {

namespace {

struct word {
  std::string_view text;
  int value;
};

int read_word(const std::string& flag, const std::string& text, std::span<const word> words) {
  std::string known;
  for (const auto& [name, value] : words) {
    if (name == text) return value;
    known.append(known.empty() ? "'" : ", '").append(name).append("'");
  }
  throw cli::usage_error("option '" + flag + "' needs one of " + known + ", not '" + text + "'");
}

std::size_t read_number(const std::string& flag, const std::string& text, std::size_t low, std::size_t high) {
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || out < low || out > high)
    throw cli::usage_error("option '" + flag + "' needs a number from " + std::to_string(low) + " to " +
                           std::to_string(high) + ", not '" + text + "'");
  return out;
}

text_format read_format(const std::string& flag, const std::string& text, bool input) {
  const auto found = parse_text_format(text);
  if (found && *found != (input ? text_format::repr : text_format::automatic)) return *found;
  throw cli::usage_error("option '" + flag + "' needs one of " + (input ? "'auto', " : "") +
                         "'pyon1', 'pyon2', 'json', " + (input ? "" : "'repr', ") + "'lines', not '" + text + "'");
}

formats::path read_path(const std::string& flag, const std::string& text) {
  auto out = formats::path::try_parse(text);
  if (out) return std::move(*out);
  throw cli::usage_error("option '" + flag + "': " + text + ", column " + std::to_string(out.error().offset + 1) +
                         ": " + out.error().message);
}

void read_values(options& out, const raw_values& raw) {
  constexpr word forms[] = {
      {"base64", int(array_form::base64)}, {"list", int(array_form::list)}, {"summary", int(array_form::summary)}};
  constexpr word nans[] = {{"null", int(formats::json_nan::null)},
                           {"string", int(formats::json_nan::string)},
                           {"literal", int(formats::json_nan::literal)}};
  if (raw.from) out.from = read_format("--from", *raw.from, true);
  if (raw.to) out.to = read_format("--to", *raw.to, false);
  if (raw.indent) out.form.indent = read_number("--indent", *raw.indent, 0, 16);
  if (raw.max_depth) out.max_depth = read_number("--max-depth", *raw.max_depth, 1, max_value_depth);
  if (raw.arrays) out.arrays = array_form(read_word("--arrays", *raw.arrays, forms));
  if (raw.nan) out.nan = formats::json_nan(read_word("--nan", *raw.nan, nans));
  if (raw.path) out.path = read_path("--path", *raw.path);
  if (raw.extract) out.extract = read_path("--extract", *raw.extract);
  if (!raw.in_place_suffix.empty()) out.backup = raw.in_place_suffix;
  if (raw.backup) out.backup = *raw.backup;
}

void refuse(bool condition, const char* message) {
  if (condition) throw cli::usage_error(message);
}

/// What cannot be asked for together.
void check_combination(const options& given) {
  const bool changes_files = given.in_place || given.check || given.diff;
  const bool has_stdin = std::ranges::find(given.files, "-") != given.files.end();
  refuse(given.files.empty(), "FILE is missing; - is standard input");
  refuse(given.in_place + given.check + given.diff > 1, "only one of --in-place, --check and --diff can be done");
  refuse(given.in_place && has_stdin, "standard input cannot be changed in place");
  refuse(!given.backup.empty() && !given.in_place, "--backup goes with --in-place");
  refuse(given.backup.find('/') != std::string::npos, "the suffix of a backup has no '/'");
  refuse(given.skip_bad && !given.lines, "--skip-bad goes with --lines");
  refuse(given.output && changes_files, "--output does not go with --in-place, --check or --diff");
  refuse(given.output && given.files.size() > 1, "--output takes one FILE");
  refuse(given.extract && (changes_files || given.path || given.lines),
         "--extract goes with one FILE and --output, not with --path, --lines, --in-place, --check or --diff");
  refuse(given.extract && given.files.size() > 1, "--extract takes one FILE");
  refuse(changes_files && (given.path || given.arrays != array_form::base64),
         "--in-place, --check and --diff would lose data with --path or --arrays");
  refuse(given.lines && (given.from == text_format::lines || given.to == text_format::lines),
         "--lines is about documents on one line each; the format 'lines' takes several for one");
  refuse(given.form.compact && given.form.tabs, "--compact has no --tab");
}

}  // namespace

options parse_options(const cli::arguments& args) {
  options out;
  try {
    raw_values raw;
    out.files = cli::parse_flags(all_flags(out, raw), args);
    if (out.requests.help || out.requests.version) return out;
    read_values(out, raw);
    check_combination(out);
    return out;
  } catch (const cli::usage_error& error) {
    throw cli::usage_error(error.what(), usage_line());
  }
}

}  // namespace sipyco::pyonfmt
