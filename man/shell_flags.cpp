// SPDX-License-Identifier: LGPL-3.0-or-later
#include "shell_flags.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace sipyco::man {

namespace {

/// A flag, taken apart from its line in the help: `-f, --from FORMAT`.
struct flag {
  std::string letter = {};
  std::string name = {};
  std::vector<std::string> values = {};  ///< their placeholders
  bool optional = false;                 ///< the value may be left out
  std::string about = {};
};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) return out;
    const auto end = std::min(text.find(' '), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

// Its first clause is what fits beside a completion.
std::string first_clause(std::string_view text) {
  text = text.substr(0, text.find_first_of(";(:"));
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

flag read_flag(const cli::help_entry& entry) {
  flag out{.about = first_clause(entry.text)};
  for (const auto& word : split(entry.term)) {
    if (const auto value = word.find("[="); word.starts_with("--") && value != word.npos) {
      out.name = word.substr(2, value - 2);
      out.values = {word.substr(value + 2, word.size() - value - 3)};
      out.optional = true;
    } else if (word.starts_with("--")) {
      out.name = word.substr(2);
    } else if (word.starts_with('-')) {
      out.letter = word.substr(1, 1);
    } else {
      out.values.push_back(word);
    }
  }
  return out;
}

std::vector<flag> read_flags(const std::vector<cli::help_section>& options) {
  std::vector<flag> out;
  for (const auto& section : options)
    for (const auto& entry : section.entries)
      if (flag found = read_flag(entry); !found.name.empty()) out.push_back(std::move(found));
  return out;
}

std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != special.npos) out += '\\';
    out += c;
  }
  return out;
}

std::string choices_of(const flag& one, const flag_choices& choices) {
  const auto found = choices.find(one.name);
  return found == choices.end() ? std::string() : found->second;
}

std::string zsh_values(const flag& one, const std::string& choice) {
  const std::string action = choice == files ? "_files" : choice.empty() ? "" : "(" + choice + ")";
  std::string out;
  for (const auto& value : one.values)
    out.append(one.optional ? "::" : ":").append(escaped(value, ":\\")).append(":").append(action);
  return out;
}

}  // namespace

std::string fish_flags(const std::string& tool, const std::vector<cli::help_section>& options,
                       const flag_choices& choices) {
  std::string out;
  for (const auto& one : read_flags(options)) {
    const auto choice = choices_of(one, choices);
    out.append(out.empty() ? "" : "\n").append("complete -c ").append(tool);
    if (!one.letter.empty()) out.append(" -s ").append(one.letter);
    out.append(" -l ").append(one.name);
    if (!one.values.empty() && !one.optional) out.append(choice == files ? " -r -F" : " -x");
    if (!choice.empty() && choice != files) out.append(" -a '").append(choice).append("'");
    out.append(" -d '").append(escaped(one.about, "\\'")).append("'");
  }
  return out;
}

std::string zsh_flags(const std::vector<cli::help_section>& options, const flag_choices& choices) {
  std::string out;
  for (const auto& one : read_flags(options)) {
    const std::string suffix = one.optional ? "=-" : "";
    out.append(out.empty() ? "" : "\n").append("    '*'");
    if (one.letter.empty())
      out.append("'--").append(one.name).append(suffix);
    else
      out.append("{-").append(one.letter).append(",--").append(one.name).append(suffix).append("}'");
    std::string about;
    for (const char c : escaped(one.about, "[]\\")) about.append(c == '\'' ? "'\\''" : std::string(1, c));
    out.append("[").append(about).append("]").append(zsh_values(one, choices_of(one, choices))).append("' \\");
  }
  return out;
}

}  // namespace sipyco::man
