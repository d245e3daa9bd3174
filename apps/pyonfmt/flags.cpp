// SPDX-License-Identifier: LGPL-3.0-or-later
#include "pyonfmt/flags.hpp"

#include <sipyco/cli/flag_values.hpp>

namespace sipyco::pyonfmt {

namespace {

cli::flag_table format_flags(options& into, raw_values& raw) {
  cli::flag_table flags;
  flags.add_options()("from,f", cli::text(raw.from, "FORMAT"),
                      "what comes in: auto, pyon1, pyon2, json or lines (default: auto)");
  flags.add_options()("to,t", cli::text(raw.to, "FORMAT"),
                      "what goes out: pyon1, pyon2, json, repr or lines (default: what came in)");
  flags.add_options()("lines,L", cli::set_true(into.lines), "each line is a document: one in, one out");
  flags.add_options()("skip-bad", cli::set_true(into.skip_bad), "with --lines: report a bad line and go on");
  return flags;
}

cli::flag_table layout_flags(options& into, raw_values& raw) {
  cli::flag_table flags;
  flags.add_options()("indent", cli::text(raw.indent, "N"), "spaces a level (default: 4)");
  flags.add_options()("tab", cli::set_true(into.form.tabs), "a tab a level");
  flags.add_options()("compact,c", cli::set_true(into.form.compact), "the form of the wire: all on one line");
  flags.add_options()("sort-keys,S", cli::set_true(into.form.sort_keys), "sort the keys of dicts");
  flags.add_options()("utf8", cli::set_true(into.form.utf8), "other characters than ASCII as they stand");
  flags.add_options()("arrays", cli::text(raw.arrays, "FORM"),
                      "base64, list (nested lists) or summary (their type and shape only; default: base64)");
  return flags;
}

cli::flag_table loss_flags(options& into, raw_values& raw) {
  cli::flag_table flags;
  flags.add_options()("lossy", cli::set_true(into.lossy),
                      "write what is nearest where the format cannot hold a value; -v lists what was lost");
  flags.add_options()("nan", cli::text(raw.nan, "HOW"), "NaN in JSON: null, string or literal (default: literal)");
  flags.add_options()("max-depth", cli::text(raw.max_depth, "N"), "refuse what is nested deeper (default: 512)");
  return flags;
}

cli::flag_table file_flags(options& into, raw_values& raw) {
  cli::flag_table flags;
  flags.add_options()("check", cli::set_true(into.check), "write nothing; exit 1 if a file would change");
  flags.add_options()("diff", cli::set_true(into.diff), "show what would change; exit 1 if anything would");
  flags.add_options()("in-place,i", cli::optional_text(into.in_place, raw.in_place_suffix, "[SUFFIX]"),
                      "replace the files; with a SUFFIX (-i.bak) keep what they were");
  flags.add_options()("backup", cli::text(raw.backup, "SUFFIX"), "with -i: keep what a file was as FILESUFFIX");
  return flags;
}

cli::flag_table part_flags(options& into, raw_values& raw) {
  cli::flag_table flags;
  flags.add_options()("path", cli::text(raw.path, "PATH"), "only this part, such as '[\"ion.temp\"][0]'");
  flags.add_options()("extract", cli::text(raw.extract, "PATH"),
                      "this part as a file: an array as .npy, bytes and str as they are");
  flags.add_options()("output,o", cli::text(into.output, "FILE"), "write there, not to standard output");
  return flags;
}

cli::flag_table general_flags(options& into) {
  cli::flag_table flags;
  flags.add_options()("color", cli::color(into.color), "when to use colours: auto, always or never (default: auto)");
  flags.add(cli::verbosity_args(into.verbosity));
  flags.add(cli::standard_args(into.requests));
  return flags;
}

}  // namespace

std::vector<flag_group> flag_groups(options& into, raw_values& raw) {
  return {{"Formats", format_flags(into, raw)}, {"Layout", layout_flags(into, raw)}, {"Losses", loss_flags(into, raw)},
          {"Files", file_flags(into, raw)},     {"Parts", part_flags(into, raw)},    {"Options", general_flags(into)}};
}

cli::flag_table all_flags(options& into, raw_values& raw) {
  cli::flag_table flags;
  for (const auto& group : flag_groups(into, raw)) flags.add(group.flags);
  return flags;
}

std::string usage_line() { return "pyonfmt [OPTION]... FILE..."; }

cli::help_page help() {
  cli::help_page page{"Formats, checks and converts PYON and JSON files.",
                      {{"pyonfmt dataset_db.pyon", "the file in its standard layout"},
                       {"pyonfmt -t pyon2 -i --backup=_v1 dataset_db.pyon", "convert it to PYON v2, keep the old one"},
                       {"pyonfmt --check *.pyon", "exit 1 if a file is not in its standard layout"},
                       {"pyonfmt -t json --lossy FILE | jq .", "as JSON, for other tools"},
                       {"pyonfmt -t lines FILE | grep ion", "a line a value"},
                       {"pyonfmt --extract '[\"counts\"]' -o counts.npy FILE", "an array for NumPy"}},
                      usage_line(),
                      {}};
  options unused;
  raw_values raw;
  page.sections.push_back({"Arguments", {{"FILE", "a file, or - for standard input"}}});
  for (const auto& group : flag_groups(unused, raw))
    page.sections.push_back(cli::flag_section(group.title, group.flags));
  return page;
}

}  // namespace sipyco::pyonfmt
