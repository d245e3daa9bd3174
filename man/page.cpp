// SPDX-License-Identifier: LGPL-3.0-or-later
#include "page.hpp"

#include <sipyco/cli/exit_codes.hpp>
#include <sipyco/cli/output.hpp>
#include <sipyco/cli/run_main.hpp>
#include <sipyco/cli/scdoc.hpp>

#include <cstdio>

namespace sipyco::man {

namespace {

replacements (*tables_of_tool)() = nullptr;

std::string read_input() {
  std::string out;
  char buffer[4096];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) out.append(buffer, size);
  return out;
}

std::string exit_status() {
  std::vector<cli::help_entry> entries;
  for (const auto& [code, meaning] : cli::exit_codes())
    entries.push_back({std::to_string(static_cast<int>(code)), std::string(meaning)});
  return cli::scdoc_entries(entries);
}

void replace(std::string& text, const std::string& name, const std::string& by) {
  for (auto at = text.find(name); at != text.npos; at = text.find(name, at + by.size()))
    text.replace(at, name.size(), by);
}

cli::exit_code run(cli::tool&, const cli::arguments&) {
  auto page = read_input();
  for (const auto& [name, by] : tables_of_tool()) replace(page, name, by);
  cli::write_output(page);
  return cli::exit_code::ok;
}

}  // namespace

std::string words(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& word : list) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

std::string flag_words(const cli::flag_table& flags) { return words(cli::long_flags(flags)); }

replacements common(const std::string& tool, const cli::help_page& help, const std::vector<cli::help_section>& options,
                    flag_choices choices) {
  choices.insert({{"color", "auto always never"},
                  {"nan", "literal null string"},
                  {"ssl", files},
                  {"cert", files},
                  {"key", files},
                  {"cacert", files}});
  return {{"@OPTIONS@", cli::scdoc_sections(options)},
          {"@EXIT_STATUS@", exit_status()},
          {"@EXAMPLES@", cli::scdoc_entries(help.examples)},
          {"@FISH_FLAGS@", fish_flags(tool, options, choices)},
          {"@ZSH_FLAGS@", zsh_flags(options, choices)}};
}

int fill_in(int argc, char** argv, replacements (*tables)()) {
  tables_of_tool = tables;
  return cli::run_main("generate", argc, argv, run);
}

}  // namespace sipyco::man
