// SPDX-License-Identifier: LGPL-3.0-or-later
#include <sipyco/cli/scdoc.hpp>

#include <algorithm>
#include <string_view>

namespace sipyco::cli {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("_*\\`#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// One word of a term; brackets, commas and dots around it stay plain.
std::string marked(std::string_view word) {
  if (const auto value = word.find("[="); value != word.npos)
    return marked(word.substr(0, value)) + "[=" + marked(word.substr(value + 2));
  const auto begin = std::min(word.find_first_not_of('['), word.size());
  const auto end = std::max(word.find_last_not_of("],.") + 1, begin);
  const auto core = word.substr(begin, end - begin);
  const char mark = !core.empty() && core[0] >= 'A' && core[0] <= 'Z' ? '_' : '*';
  std::string out(word.substr(0, begin));
  if (!core.empty()) out.append(1, mark).append(escaped(core)).append(1, mark);
  return out.append(word.substr(end));
}

std::string term(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto length = std::min(text.find(' '), text.size());
    if (length > 0) out.append(out.empty() ? "" : " ").append(marked(text.substr(0, length)));
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string scdoc_entries(const std::vector<help_entry>& entries) {
  std::string out;
  for (const auto& entry : entries)
    out.append(term(entry.term)).append("\n\t").append(escaped(entry.text)).append("\n\n");
  return out;
}

std::string scdoc_sections(const std::vector<help_section>& sections) {
  std::string out;
  for (const auto& section : sections)
    out.append("## ").append(section.title).append("\n\n").append(scdoc_entries(section.entries));
  return out;
}

}  // namespace sipyco::cli
