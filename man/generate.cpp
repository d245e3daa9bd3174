// SPDX-License-Identifier: LGPL-3.0-or-later
// Fills in a page about rpctool from the tables that the program itself goes by: copies a template from standard input
// to standard output with each `@NAME@` replaced.
#include "rpctool/flags.hpp"
#include "rpctool/help.hpp"

#include <sipyco/cli.hpp>

#include <cstdio>

namespace cli = sipyco::cli;
namespace rpctool = sipyco::rpctool;

static std::string read_input() {
  std::string out;
  char buffer[4096];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) out.append(buffer, size);
  return out;
}

static std::string exit_status() {
  std::vector<cli::help_entry> entries;
  for (const auto& [code, meaning] : cli::exit_codes())
    entries.push_back({std::to_string(static_cast<int>(code)), std::string(meaning)});
  return cli::scdoc_entries(entries);
}

static std::string words(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& word : list) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

static std::string flag_words(rpctool::action which) {
  rpctool::options unused;
  std::vector<std::string> pairs;
  return words(cli::long_flags(rpctool::action_flags(which, unused, pairs)));
}

static std::string general_flag_words() {
  rpctool::options unused;
  return words(cli::long_flags(rpctool::general_flags(unused)));
}

static void replace(std::string& text, const std::string& name, const std::string& by) {
  for (auto at = text.find(name); at != text.npos; at = text.find(name, at + by.size()))
    text.replace(at, name.size(), by);
}

static cli::exit_code run(cli::tool&, const cli::arguments&) {
  auto page = read_input();
  replace(page, "@ACTIONS@", cli::scdoc_entries(rpctool::action_section().entries));
  replace(page, "@OPTIONS@", cli::scdoc_sections(rpctool::flag_sections()));
  replace(page, "@EXIT_STATUS@", exit_status());
  replace(page, "@EXAMPLES@", cli::scdoc_entries(rpctool::help_about(std::nullopt).examples));
  replace(page, "@ACTION_WORDS@", words(rpctool::action_names()));
  replace(page, "@FLAG_WORDS@", general_flag_words());
  replace(page, "@CALL_FLAG_WORDS@", flag_words(rpctool::action::call));
  replace(page, "@LIST_METHODS_FLAG_WORDS@", flag_words(rpctool::action::list_methods));
  cli::write_output(page);
  return cli::exit_code::ok;
}

int main(int argc, char** argv) { return cli::run_main("generate", argc, argv, run); }
